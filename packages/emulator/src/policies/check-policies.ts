import { compileMatch } from "../http/match.ts";
import type { Policies } from "./policies.ts";
import { isWait, longestWait } from "../support/wait.ts";

type Check = readonly [expected: string, holds: (value: unknown) => boolean, choices?: readonly (string | null)[]];

const amount: Check = ["a whole number from 0", (value) => Number.isSafeInteger(value) && (value as number) >= 0];
const flag: Check = ["true or false", (value) => typeof value === "boolean"];
const status: Check = [
  "an HTTP status from 200 to 599",
  (value) => Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599,
];
const text: Check = ["a string that is not empty", (value) => typeof value === "string" && value !== ""];

function oneOf(...values: string[]): Check {
  return [`one of ${values.join(", ")}`, (value) => typeof value === "string" && values.includes(value), values];
}

function orNone([expected, holds, choices]: Check): Check {
  const check: Check = [`${expected}, or nothing`, (value) => value === undefined || holds(value)];
  return choices === undefined ? check : [check[0], check[1], [null, ...choices]];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const checks: Readonly<Record<keyof Policies, Check>> = {
  idleTimeout: amount,
  absoluteTimeout: amount,
  singleSession: flag,
  maxSessions: amount,
  whenFull: oneOf("refuse", "evict"),
  lockout: orNone([
    "{ attempts: a whole number from 1, duration: milliseconds }",
    (value) =>
      isObject(value) &&
      amount[1](value["attempts"]) &&
      value["attempts"] !== 0 &&
      amount[1](value["duration"]) &&
      Object.keys(value).length === 2,
  ]),
  lockoutStatus: status,
  licenseMissing: flag,
  throttle: orNone([
    "{ retryAfter?: a string, operations?: a list of operations }",
    (value) =>
      isObject(value) &&
      Object.keys(value).every((key) => key === "retryAfter" || key === "operations") &&
      (value["retryAfter"] === undefined || typeof value["retryAfter"] === "string") &&
      (value["operations"] === undefined ||
        (Array.isArray(value["operations"]) && value["operations"].every((name) => typeof name === "string"))),
  ]),
  redirectLogin: orNone(text),
  redirectStatus: [
    "a redirect status from 300 to 399",
    (value) => Number.isInteger(value) && (value as number) >= 300 && (value as number) <= 399,
  ],
  redirectOpensSession: flag,
  node: text,
  alternateNodes: amount,
  replaceCookies: amount,
  replacedCookies: oneOf("stay", "end"),
  softExpiry: orNone(oneOf("html200", "redirect302", "json200")),
  queryApiToken: flag,
  errorBody: oneOf("error", "errors", "message"),
  deadSessionStatus: status,
  badTokenStatus: status,
  xsrfStatus: status,
  deadLogout: oneOf("refuse", "accept"),
  forbid: ["a list of { method?, path?, operation? }", (value) => Array.isArray(value) && value.every(isMatch)],
  latency: [
    `milliseconds up to ${longestWait}, [from, to] or a function`,
    (value) =>
      isLatency(value) ||
      typeof value === "function" ||
      (Array.isArray(value) && value.length === 2 && value.every(isLatency) && value[0] <= value[1]),
  ],
  echoSecrets: flag,
};

function isLatency(value: unknown): boolean {
  return amount[1](value) && isWait(value);
}

function isMatch(value: unknown): boolean {
  if (!isObject(value)) return false;
  try {
    compileMatch(value);
    return true;
  } catch {
    return false;
  }
}

/** Names of all policies. */
export const policyNames = Object.keys(checks) as readonly (keyof Policies)[];

/** What each policy with a few named values may be; null where it may be off. */
export const policyChoices: Readonly<Record<string, readonly (string | null)[]>> = Object.fromEntries(
  Object.entries(checks).flatMap(([name, [, , choices]]) => (choices === undefined ? [] : [[name, choices]])),
);

/** What a policy takes when it is not off, in words. */
export function expectedOf(name: keyof Policies): string {
  return checks[name][0].replace(/, or nothing$/, "");
}

/** Checks policies that come from outside. Throws a TypeError that names the policy, what was expected and what came. */
export function checkPolicies(given: Readonly<Record<string, unknown>>): Partial<Policies> {
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof Policies] : undefined;
    if (check === undefined)
      throw new TypeError(`unknown option or policy ${JSON.stringify(name)}. Known policies: ${policyNames.join(", ")}`);
    if (!check[1](value)) throw new TypeError(`policy ${name}: expected ${check[0]}, got ${describe(value)}`);
  }
  return given;
}

function describe(value: unknown): string {
  return typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value));
}
