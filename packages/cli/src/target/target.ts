import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { isHost, serverUrl } from "@vendor-auth/client";
import { CliError } from "../errors/cli-error.ts";
import type { Profile } from "./profile.ts";
import { listLogins, type Login } from "./logins.ts";
import { readConfig } from "./read-config.ts";
import type { KnownVendor } from "../vendors/known-vendor.ts";
import { variableName } from "../vendors/variable-name.ts";
import { isFolder, isVendor, loadVendor, vendorNames } from "../vendors/vendors.ts";

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
  readonly vendorName: string;
  /** The folder of the vendor's package, where it is the user's own. */
  readonly package?: string | undefined;
  readonly vendor: KnownVendor;
  readonly baseUrl: string;
  readonly account: string;
  readonly ca?: string | undefined;
  readonly pin?: string | undefined;
  readonly profile: Partial<Profile>;
  /** Inputs of the login to use. */
  readonly inputs?: readonly string[] | undefined;
}

/**
 * Finds a profile, or else a vendor, of that name: one that is built in, one's own package by its folder, and by its name once a
 * session of it is kept. The command line wins over the profile, the profile over the environment, and that
 * over the host of the one session that is kept. How its certificate is trusted is remembered with a session.
 */
export async function findTarget(name: string, given: TargetOptions): Promise<Target> {
  const profiles = await readConfig();
  const profile: Partial<Profile> = Object.hasOwn(profiles, name) ? (profiles[name] ?? {}) : {};
  const all = await listLogins();
  const asked = profile.vendor ?? name;
  const source = isVendor(asked) ? asked : all.find(({ vendor: kept }) => kept === asked)?.package;
  if (source === undefined) {
    const names = [...new Set([...Object.keys(profiles), ...vendorNames, ...all.map(({ vendor: kept }) => kept)])];
    const known = names.join(", ");
    const { closest, distance } = await import("fastest-levenshtein");
    const alike = closest(name, names);
    const near = distance(name, alike) <= Math.max(2, name.length * 0.4) ? alike : undefined;
    throw new CliError(
      `there is no vendor and no profile of that name`,
      `${near ? `Did you mean ${near}? ` : ""}Known: ${known}. An own package is named by its folder: ./acme.`,
      {
        code: "target_unknown",
      },
    );
  }
  const folder = isFolder(source) ? resolve(source) : undefined;
  const vendor = await loadVendor(folder ?? source);
  const vendorName = folder === undefined ? source : vendor.descriptor.vendor;
  const named = given.host !== undefined || given.url !== undefined ? given : profile;
  const logins = all.filter((each) => each.vendor === vendorName);
  const place = isToldWhere(vendorName, named) ? named : { url: keptUrl(vendorName, logins, given) };
  const baseUrl = baseUrlOf(vendorName, vendor, place);
  const account = given.account ?? profile.account ?? (place === named ? undefined : onlyAccount(logins, baseUrl)) ?? "default";
  const isTrustGiven = (given.ca ?? given.pin ?? profile.ca ?? profile.pin) !== undefined;
  const kept = isTrustGiven ? undefined : logins.find((each) => each.baseUrl === baseUrl && each.account === account);
  const ca = given.ca ?? (given.pin === undefined ? (profile.ca ?? kept?.ca) : undefined);
  const pin = given.pin ?? (given.ca === undefined ? (profile.pin ?? kept?.pin) : undefined);
  if (ca !== undefined && pin !== undefined) throw new CliError("both a CA and a pin were given", "Give one of them.");
  return {
    name: folder !== undefined && name === asked ? vendorName : name,
    vendorName,
    vendor,
    package: folder,
    baseUrl,
    account,
    ca: ca === undefined ? undefined : resolve(ca),
    pin,
    profile,
    inputs: given.with?.split(",") ?? profile.with,
  };
}

/** Whether the command line, a profile or the environment says where. */
function isToldWhere(name: string, { host, url }: { host?: string; url?: string }): boolean {
  return (host ?? url ?? process.env[variableName(name, "host")] ?? process.env[variableName(name, "baseUrl")]) !== undefined;
}

/** The base URL of the kept sessions, when it is the same for all. */
function keptUrl(name: string, logins: readonly Login[], { account }: TargetOptions): string | undefined {
  const urls = [...new Set(logins.filter((each) => account === undefined || each.account === account).map(({ baseUrl }) => baseUrl))];
  if (urls.length < 2) return urls[0];
  const hosts = urls.map((url) => new URL(url).host).join(", ");
  throw new CliError(`which ${name}? Sessions of ${urls.length} hosts are kept: ${hosts}`, "Say which with --host.", {
    code: "host_missing",
  });
}

/** The account of the kept sessions there, when there is one. */
function onlyAccount(logins: readonly Login[], baseUrl: string): string | undefined {
  const accounts = [...new Set(logins.filter((each) => each.baseUrl === baseUrl).map((each) => each.account))];
  return accounts.length === 1 ? accounts[0] : undefined;
}

function baseUrlOf(name: string, { descriptor }: KnownVendor, place: { host?: string | undefined; url?: string | undefined }): string {
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
