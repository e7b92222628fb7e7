import { checkPolicies, expectedOf } from "../policies/check-policies.ts";
import type { Policies } from "../policies/policies.ts";
import { UsageError } from "./usage-error.ts";
import type { VendorName } from "../server/vendor.ts";

/** Policies on the command line. Times are in milliseconds. */
export const policyFlags = {
  "idle-timeout": { type: "string" },
  "absolute-timeout": { type: "string" },
  "single-session": { type: "boolean" },
  "max-sessions": { type: "string" },
  "when-full": { type: "string" },
  lockout: { type: "string" },
  "lockout-status": { type: "string" },
  "license-missing": { type: "boolean" },
  throttle: { type: "boolean" },
  "retry-after": { type: "string" },
  "throttle-operation": { type: "string", multiple: true },
  "redirect-login": { type: "string" },
  "redirect-status": { type: "string" },
  "redirect-opens-session": { type: "boolean" },
  node: { type: "string" },
  "alternate-nodes": { type: "string" },
  "replace-cookies": { type: "string" },
  "replaced-cookies": { type: "string" },
  "soft-expiry": { type: "string" },
  "query-api-token": { type: "boolean" },
  "error-body": { type: "string" },
  "dead-session-status": { type: "string" },
  "bad-token-status": { type: "string" },
  "xsrf-status": { type: "string" },
  "dead-logout": { type: "string" },
  forbid: { type: "string", multiple: true },
  latency: { type: "string" },
  "echo-secrets": { type: "boolean" },
} as const;

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** What a value looks like on the command line, where it does not in code. */
const forms: Readonly<Record<string, string>> = {
  lockout: "N:MS, as in 3:60000",
  latency: "N or FROM-TO milliseconds, as in 50-200",
  forbid: 'a method, a path or both, as in "POST /api/2.*"',
};

/** Flags that say, together, what one policy is. */
const throttleFlags = new Set(["throttle", "retry-after", "throttle-operation"]);

/** Flags that only one vendor knows. */
const onlyOf: Readonly<Record<string, VendorName>> = {
  "error-body": "flashblade",
  "query-api-token": "flashblade",
  "xsrf-status": "cloudendure",
};

/** Turns flags into policies. Throws a UsageError that names the flag, what was expected and what came. */
export function readPolicyFlags(values: Values, vendor: VendorName): Partial<Policies> {
  const policies: Record<string, unknown> = {};
  for (const flag of Object.keys(policyFlags)) {
    const given = values[flag];
    if (given === undefined) continue;
    if ((onlyOf[flag] ?? vendor) !== vendor) throw new UsageError(`--${flag} means nothing to ${vendor}`);
    const isOfThrottle = throttleFlags.has(flag);
    const name = isOfThrottle ? "throttle" : flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const read = readValue(flag, given);
    const value = isOfThrottle ? { ...(policies["throttle"] as object), ...(read as object) } : read;
    try {
      checkPolicies({ [name]: value });
    } catch (error) {
      const expected = forms[flag] ?? expectedOf(name as keyof Policies);
      throw new UsageError(`--${flag}: expected ${expected}, got ${JSON.stringify(given)}`, { cause: error });
    }
    policies[name] = value;
  }
  return policies;
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
