import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isHost, serverUrl } from "@vendor-auth/client";
import { CliError } from "../errors/cli-error.ts";
import type { Profile } from "./profile.ts";
import { readConfig } from "./read-config.ts";
import type { KnownVendor } from "../vendors/known-vendor.ts";
import { variableName } from "../vendors/variable-name.ts";
import { isVendor, loadVendor, type VendorName, vendorNames } from "../vendors/vendors.ts";

/** What every command that talks to a vendor takes. */
export interface TargetOptions {
  readonly host?: string;
  readonly url?: string;
  readonly account?: string;
  readonly ca?: string;
  readonly pin?: string;
  readonly with?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Which login: vendor, place, account, and how the certificate is verified. */
export interface Target {
  /** As the user named it. */
  readonly name: string;
  readonly vendorName: VendorName;
  readonly vendor: KnownVendor;
  readonly baseUrl: string;
  readonly account: string;
  readonly ca?: string | undefined;
  readonly pin?: string | undefined;
  readonly profile: Partial<Profile>;
  /** Inputs of the login to use. */
  readonly inputs?: readonly string[] | undefined;
}

/** Finds a profile, or else a vendor, of that name. The command line wins over the profile, and the profile over the environment. */
export async function findTarget(name: string, given: TargetOptions): Promise<Target> {
  const profiles = await readConfig();
  const profile: Partial<Profile> = Object.hasOwn(profiles, name) ? (profiles[name] ?? {}) : {};
  const vendorName = profile.vendor ?? name;
  if (!isVendor(vendorName)) {
    const known = [...Object.keys(profiles), ...vendorNames].join(", ");
    throw new CliError(`there is no vendor and no profile of that name`, `Known: ${known}.`, { code: "target_unknown" });
  }
  const vendor = await loadVendor(vendorName);
  const place = given.host !== undefined || given.url !== undefined ? given : profile;
  const ca = given.ca ?? (given.pin === undefined ? profile.ca : undefined);
  const pin = given.pin ?? (given.ca === undefined ? profile.pin : undefined);
  if (ca !== undefined && pin !== undefined) throw new CliError("both a CA and a pin were given", "Give one of them.");
  return {
    name,
    vendorName,
    vendor,
    baseUrl: baseUrlOf(vendorName, vendor, place),
    account: given.account ?? profile.account ?? "default",
    ca: ca === undefined ? undefined : resolve(ca),
    pin,
    profile,
    inputs: given.with?.split(",") ?? profile.with,
  };
}

function baseUrlOf(name: VendorName, { descriptor }: KnownVendor, place: { host?: string; url?: string }): string {
  const hostVariable = variableName(name, "host");
  const urlVariable = variableName(name, "baseUrl");
  const isPlaced = place.host !== undefined || place.url !== undefined;
  const host = place.host ?? (isPlaced ? undefined : process.env[hostVariable]);
  const url = place.url ?? (isPlaced ? undefined : process.env[urlVariable]);
  if (host !== undefined && url !== undefined) throw new CliError("both a host and a URL were given", "Give one of them.");
  const fallback = descriptor.server.variables["host"] ?? "";
  if (host === undefined && url === undefined && !fallback.includes(".")) {
    throw new CliError(`which ${name}?`, `Give its --host, set ${hostVariable}, or write a profile with host.`, { code: "host_missing" });
  }
  const text = url ?? serverUrl(descriptor.server, { host });
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  const isUsable = parsed && /^https?:$/.test(parsed.protocol) && parsed.username + parsed.password + parsed.search + parsed.hash === "";
  if (!isUsable || (host !== undefined && !isHost(host))) {
    throw new CliError(
      "the host or URL given is not usable",
      "Give --host fb1.example[:port], or --url https://fb1.example/api without user, query and fragment.",
    );
  }
  if (parsed.protocol === "http:" && !/^(127\.|localhost$|\[::1\])/.test(parsed.hostname)) {
    throw new CliError("http:// would send the credentials unprotected", "Use https://; http:// is for this machine's own emulator.");
  }
  return parsed.href.replace(/\/+$/, "");
}

/** The file of a CA. */
export async function readCa(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new CliError(
      `the CA file ${path} cannot be read (${(error as NodeJS.ErrnoException).code})`,
      "Give a file with certificates in PEM.",
    );
  }
}
