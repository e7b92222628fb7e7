import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readFault, type JsonObject } from "../control/control-json.ts";
import { vendorNames } from "../emulator/emulator.ts";
import type { StartOptions } from "../emulator/options.ts";
import { policyFlags, readPolicyFlags } from "./policy-flags.ts";
import { UsageError } from "./usage-error.ts";
import type { VendorName } from "../server/vendor.ts";

/** What the command line asks for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "serve"; readonly vendor: VendorName; readonly options: StartOptions<VendorName>; readonly isJson: boolean };

/** Flags that set credentials, by vendor. */
const credentialFlags: Readonly<Record<VendorName, Readonly<Record<string, string>>>> = {
  cloudendure: { "user-api-token": "userApiToken", username: "username", password: "password" },
  flashblade: { "api-token": "apiToken", username: "username" },
};

const flags = {
  port: { type: "string" },
  host: { type: "string" },
  tls: { type: "boolean" },
  "tls-cert": { type: "string" },
  "tls-key": { type: "string" },
  history: { type: "string" },
  seed: { type: "string" },
  fault: { type: "string", multiple: true },
  "user-api-token": { type: "string" },
  username: { type: "string" },
  password: { type: "string" },
  "api-token": { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  ...policyFlags,
} as const;

/** Reads the arguments after the command's name. Throws a UsageError. */
export function readCliOptions(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values["help"] === true) return { kind: "help" };
  if (values["version"] === true) return { kind: "version" };

  const [vendor, ...rest] = positionals;
  const known = vendorNames.join(" or ");
  if (vendor === undefined) throw new UsageError(`which vendor? Expected ${known}, for example: vendor-emulator flashblade`);
  if (!isVendor(vendor)) throw new UsageError(`unknown vendor ${JSON.stringify(vendor)}. Expected ${known}`);
  if (rest.length > 0) throw new UsageError(`one vendor at a time: ${JSON.stringify(rest[0])} is one argument too many`);

  const port = readNumber(values, "port", 0, 65_535);
  const seed = readNumber(values, "seed", 0, 4_294_967_295);
  const history = readNumber(values, "history", 1, 1_000_000);
  const options: StartOptions<VendorName> = {
    ...(port !== undefined && { port }),
    ...(seed !== undefined && { seed }),
    ...(history !== undefined && { history }),
    ...(typeof values["host"] === "string" && { host: values["host"] }),
    tls: readTls(values),
    credentials: readCredentials(vendor, values),
    faults: ((values["fault"] ?? []) as string[]).map(readFaultFlag),
    ...readPolicyFlags(values, vendor),
  };
  return { kind: "serve", vendor, options, isJson: values["json"] === true };
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function parse(args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch (error) {
    // Node's message goes on with advice about "--" that fits no flag of ours.
    const [message = ""] = (error as Error).message.split(/[.\n]/);
    throw new UsageError(`${message.charAt(0).toLowerCase()}${message.slice(1)}. See vendor-emulator --help`, { cause: error });
  }
}

function isVendor(name: string): name is VendorName {
  return (vendorNames as readonly string[]).includes(name);
}

function readNumber(values: Values, flag: string, least: number, most: number): number | undefined {
  const value = values[flag];
  if (value === undefined) return undefined;
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${flag}: expected a whole number from ${least} to ${most}, got ${JSON.stringify(value)}`);
}

function readTls(values: Values): boolean | { cert: string; key: string } {
  const { "tls-cert": cert, "tls-key": key } = values;
  if (cert === undefined && key === undefined) return values["tls"] === true;
  if (cert === undefined || key === undefined)
    throw new UsageError("--tls-cert and --tls-key go together: a certificate and its key, in PEM");
  return { cert: readPem("tls-cert", String(cert)), key: readPem("tls-key", String(key)) };
}

function readPem(flag: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`--${flag}: ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}

function readCredentials(vendor: VendorName, values: Values): Record<string, string> {
  const credentials: Record<string, string> = {};
  for (const flag of ["user-api-token", "username", "password", "api-token"]) {
    const value = values[flag];
    if (value === undefined) continue;
    const member = credentialFlags[vendor][flag];
    if (member === undefined) {
      const taken = Object.keys(credentialFlags[vendor]).map((name) => `--${name}`);
      throw new UsageError(`--${flag} means nothing to ${vendor}, which takes ${taken.join(", ")}`);
    }
    if (typeof value !== "string" || value === "") throw new UsageError(`--${flag}: expected a value, got an empty one`);
    credentials[member] = value;
  }
  return credentials;
}

function readFaultFlag(text: string): object {
  try {
    const fault: unknown = JSON.parse(text);
    if (typeof fault === "object" && fault !== null && !Array.isArray(fault)) return readFault(fault as JsonObject);
  } catch {
    // Said below, in the same words.
  }
  throw new UsageError(`--fault: expected a JSON object, got ${text.slice(0, 60)}`);
}
