import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readFault } from "../control/control-json.ts";
import type { StartOptions } from "../emulator/options.ts";
import { parseObject } from "../http/json-object.ts";
import type { StartSpecOptions } from "../emulator/spec-options.ts";
import { sharedRules } from "../policies/shared-rules.ts";
import { xsrfRule } from "../policies/spec-policies.ts";
import type { SpecFiles } from "../spec/spec-files.ts";
import { rulesOf } from "../vendors/contract/vendor.ts";
import { findVendor, isVendorName, vendorNames, type VendorName } from "../vendors/vendors.ts";
import { credentialFlags, readCredentialFlags } from "./credential-flags.ts";
import { policyFlags, readPolicyFlags, type FlagValues } from "./policy-flags.ts";
import { readNamedCredentials, readSpecFlags, specFlags } from "./spec-flags.ts";
import { UsageError } from "./usage-error.ts";

/** What the command line asks for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "serve"; readonly vendor: VendorName; readonly options: StartOptions<VendorName>; readonly isJson: boolean }
  | { readonly kind: "serve description"; readonly options: StartSpecOptions<object>; readonly isJson: boolean };

const flags = {
  port: { type: "string" },
  host: { type: "string" },
  tls: { type: "boolean" },
  "tls-cert": { type: "string" },
  "tls-key": { type: "string" },
  history: { type: "string" },
  seed: { type: "string" },
  fault: { type: "string", multiple: true },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  ...specFlags,
  ...credentialFlags,
  ...policyFlags,
} as const;

/** Reads the arguments after the command's name. Throws a UsageError. */
export function readCliOptions(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values["help"] === true) return { kind: "help" };
  if (values["version"] === true) return { kind: "version" };

  const isJson = values["json"] === true;
  const files = readSpecFlags(values);
  if (files !== undefined) return { kind: "serve description", options: readSpecOptions(values, positionals, files), isJson };
  return { kind: "serve", ...readVendorOptions(values, positionals), isJson };
}

function readVendorOptions(
  values: FlagValues,
  [vendor, ...rest]: readonly string[],
): { readonly vendor: VendorName; readonly options: StartOptions<VendorName> } {
  const known = vendorNames.join(" or ");
  if (vendor === undefined)
    throw new UsageError(`which vendor? Expected ${known}, for example: vendor-emulator ${vendorNames.at(-1)}, or --spec FILE`);
  if (!isVendorName(vendor)) throw new UsageError(`unknown vendor ${JSON.stringify(vendor)}. Expected ${known}, or --spec FILE`);
  if (rest.length > 0) throw new UsageError(`one vendor at a time: ${JSON.stringify(rest[0])} is one argument too many`);
  const dataSpec = values["data-spec"];
  const options = {
    ...readShared(values),
    ...(dataSpec !== undefined && { dataSpec: String(dataSpec) }),
    credentials: readCredentialFlags(values, vendor),
    ...readPolicyFlags(values, vendor, rulesOf(findVendor(vendor))),
  };
  return { vendor, options };
}

function readSpecOptions(values: FlagValues, [vendor]: readonly string[], files: SpecFiles): StartSpecOptions<object> {
  if (vendor !== undefined) throw new UsageError(`--spec makes a vendor of its own: ${JSON.stringify(vendor)} is one argument too many`);
  if (values["data-spec"] !== undefined)
    throw new UsageError("--data-spec goes with a vendor, as in: vendor-emulator flashblade --data-spec FILE");
  const foreign = Object.keys(credentialFlags).find((flag) => values[flag] !== undefined);
  if (foreign !== undefined) throw new UsageError(`--${foreign} is of a built-in vendor. With --spec: --credential NAME=VALUE`);
  return {
    ...files,
    ...readShared(values),
    credentials: readNamedCredentials(values),
    ...readPolicyFlags(values, files.spec, { ...sharedRules, xsrfStatus: xsrfRule }),
  };
}

/** What every emulator takes, whatever it serves. */
function readShared(values: FlagValues): object {
  const port = readNumber(values, "port", 0, 65_535);
  const seed = readNumber(values, "seed", 0, 4_294_967_295);
  const history = readNumber(values, "history", 1, 1_000_000);
  return {
    ...(port !== undefined && { port }),
    ...(seed !== undefined && { seed }),
    ...(history !== undefined && { history }),
    ...(typeof values["host"] === "string" && { host: values["host"] }),
    tls: readTls(values),
    faults: ((values["fault"] ?? []) as string[]).map(readFaultFlag),
  };
}

function parse(args: readonly string[]): { values: FlagValues; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch (error) {
    // The rest of Node's message is advice about "--", which no flag here needs.
    const [message = ""] = (error as Error).message.split(/[.\n]/);
    throw new UsageError(`${message.charAt(0).toLowerCase()}${message.slice(1)}. See vendor-emulator --help`, { cause: error });
  }
}

function readNumber(values: FlagValues, flag: string, min: number, max: number): number | undefined {
  const value = values[flag];
  if (value === undefined) return undefined;
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${flag}: expected a whole number from ${min} to ${max}, got ${JSON.stringify(value)}`);
}

function readTls(values: FlagValues): boolean | { cert: string; key: string } {
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

function readFaultFlag(text: string): object {
  const fault = parseObject(text);
  if (fault === undefined || text.trim() === "") throw new UsageError(`--fault: expected a JSON object, got ${text.slice(0, 60)}`);
  return readFault(fault);
}
