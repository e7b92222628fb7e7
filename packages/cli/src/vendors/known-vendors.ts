import type { SessionDescriptor } from "@vendor-auth/client";
import type { SessionClient, SessionOptions, Vendor } from "@vendor-auth/session";
import { loaders } from "./loaders.ts";

type Options = SessionOptions<Record<string, string>>;

/** What is needed of a vendor: its spec's facts, its session, and its client. */
export interface KnownVendor {
  readonly descriptor: SessionDescriptor;
  readonly session: Vendor<{}, Record<string, string>>;
  open(options: Options): SessionClient<{}>;
}

export type VendorName = keyof typeof loaders;

export const vendorNames = Object.keys(loaders) as VendorName[];

export function isVendor(name: string): name is VendorName {
  return Object.hasOwn(loaders, name);
}

/** Loaded when used: help needs none. */
export async function loadVendor(name: VendorName): Promise<KnownVendor> {
  return (await loaders[name]()) as unknown as KnownVendor;
}

/** `FLASHBLADE_API_TOKEN` for `flashblade` and `apiToken`: the same names as in the vendors' reference pages. */
export function variableName(vendor: string, name: string): string {
  return `${vendor}_${name}`
    .replaceAll(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll(/\W+/g, "_")
    .toUpperCase();
}
