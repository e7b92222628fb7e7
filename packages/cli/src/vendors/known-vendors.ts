import type { SessionDescriptor } from "@vendor-auth/client";
import type { SessionClient, SessionOptions, Vendor } from "@vendor-auth/session";

type Options = SessionOptions<Record<string, string>>;

/** What is needed of a vendor: its spec's facts, its session, and its client. */
export interface KnownVendor {
  readonly descriptor: SessionDescriptor;
  readonly session: Vendor<{}, Record<string, string>>;
  open(options: Options): SessionClient<{}>;
}

const loaders = {
  async cloudendure() {
    const [{ session }, { cloudendure, loadVendor: loadSession }] = await Promise.all([
      import("@vendor-auth/cloudendure"),
      import("@vendor-auth/session/cloudendure"),
    ]);
    return { descriptor: session, session: await loadSession(), open: cloudendure } as unknown as KnownVendor;
  },
  async flashblade() {
    const [{ session }, { flashblade, loadVendor: loadSession }] = await Promise.all([
      import("@vendor-auth/flashblade"),
      import("@vendor-auth/session/flashblade"),
    ]);
    return { descriptor: session, session: await loadSession(), open: flashblade } as unknown as KnownVendor;
  },
};

export type VendorName = keyof typeof loaders;

export const vendorNames = Object.keys(loaders) as VendorName[];

export function isVendor(name: string): name is VendorName {
  return Object.hasOwn(loaders, name);
}

/** Loaded when used: help needs none. */
export function loadVendor(name: VendorName): Promise<KnownVendor> {
  return loaders[name]();
}

/** `FLASHBLADE_API_TOKEN` for `flashblade` and `apiToken`: the same names as in the vendors' reference pages. */
export function variableName(vendor: string, name: string): string {
  return `${vendor}_${name}`
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/\W+/g, "_")
    .toUpperCase();
}
