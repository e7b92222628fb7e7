import { checkPolicies, expectedOf } from "../policies/check-policies.ts";
import type { PolicyRule, PolicyRules } from "../policies/policy-rule.ts";
import { defaultsOf } from "../vendors/contract/vendor.ts";
import { findVendor, vendorNames, type VendorName } from "../vendors/vendors.ts";
import { flagOf, nameOf } from "./flag-name.ts";
import { UsageError } from "./usage-error.ts";

type FlagType = { readonly type: "string" | "boolean"; readonly multiple?: true };

/** Flags that say, together, what one policy is. */
const throttleFlags: Readonly<Record<string, FlagType>> = {
  throttle: { type: "boolean" },
  "retry-after": { type: "string" },
  "throttle-operation": { type: "string", multiple: true },
};

/** The policies of all vendors on the command line: a flag each, a switch where the policy is one. Times are in milliseconds. */
export const policyFlags: Readonly<Record<string, FlagType>> = Object.assign({}, ...vendorNames.map(flagsOf), throttleFlags) as Readonly<
  Record<string, FlagType>
>;

function flagsOf(name: VendorName): Record<string, FlagType> {
  const defaults = Object.entries(defaultsOf(findVendor(name)));
  return Object.fromEntries(
    defaults.map(([policy, value]): [string, FlagType] => [
      flagOf(policy),
      policy === "forbid" ? { type: "string", multiple: true } : { type: typeof value === "boolean" ? "boolean" : "string" },
    ]),
  );
}

export type FlagValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** What a value looks like on the command line, where it does not in code. */
const forms: Readonly<Record<string, string>> = {
  lockout: "N:MS, as in 3:60000",
  latency: "N or FROM-TO milliseconds, as in 50-200",
  forbid: 'a method, a path or both, as in "POST /api/2.*"',
};

/** Turns flags into policies. Throws a UsageError that names the flag, what was expected and what came. */
export function readPolicyFlags(values: FlagValues, who: string, rules: PolicyRules): Readonly<Record<string, unknown>> {
  const policies: Record<string, unknown> = {};
  for (const flag of Object.keys(policyFlags)) {
    const given = values[flag];
    if (given === undefined) continue;
    const isOfThrottle = Object.hasOwn(throttleFlags, flag);
    const name = isOfThrottle ? "throttle" : nameOf(flag);
    const rule = rules[name];
    if (rule === undefined) throw new UsageError(`--${flag} means nothing to ${who}`);
    const read = readValue(flag, given);
    const value = isOfThrottle ? { ...(policies["throttle"] as object), ...(read as object) } : read;
    check(flag, { [name]: rule }, { [name]: value }, given);
    policies[name] = value;
  }
  return policies;
}

function check(flag: string, rule: Readonly<Record<string, PolicyRule>>, policy: Readonly<Record<string, unknown>>, given: unknown): void {
  try {
    checkPolicies(rule, policy);
  } catch (error) {
    const expected = forms[flag] ?? Object.values(rule).map(expectedOf).join();
    throw new UsageError(`--${flag}: expected ${expected}, got ${JSON.stringify(given)}`, { cause: error });
  }
}

/** The policy's value, unchecked: what cannot be read stays as it is, and the check refuses it. */
function readValue(flag: string, given: string | boolean | (string | boolean)[]): unknown {
  if (flag === "throttle") return {};
  if (flag === "retry-after") return { retryAfter: given };
  if (flag === "throttle-operation") return { operations: [given].flat() };
  if (flag === "forbid") return [given].flat().map((text) => readMatch(String(text)));
  if (typeof given !== "string" || flag === "node") return given;
  if (flag === "lockout") return readLockout(given);
  return flag === "latency" ? readLatency(given) : readScalar(given);
}

function readScalar(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** `3:60000`: three failures lock for a minute. */
function readLockout(text: string): unknown {
  const [, attempts, duration] = /^(\d+):(\d+)$/.exec(text) ?? [];
  return attempts === undefined ? text : { attempts: Number(attempts), duration: Number(duration) };
}

/** `200` or `50-200`. */
function readLatency(text: string): unknown {
  const range = /^(\d+)-(\d+)$/.exec(text);
  return range === null ? readScalar(text) : [Number(range[1]), Number(range[2])];
}

/** `POST /api/2.*`, `GET`, or a path. */
function readMatch(text: string): unknown {
  const [, method, path] = /^([a-z]+)?(?:(?:^|\s+)([/*]\S*))?$/i.exec(text.trim()) ?? [];
  if (method === undefined && path === undefined) return text;
  return { ...(method !== undefined && { method }), ...(path !== undefined && { path }) };
}
