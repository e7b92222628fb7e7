import { compileMatch } from "../http/match.ts";
import { isWait, maxWaitMs } from "../support/wait.ts";
import { amount, flag, oneOf, orNone, redirectStatus, status, text, type PolicyRule } from "./policy-rule.ts";
import type { SharedPolicies } from "./shared-policies.ts";

const lockout: PolicyRule = {
  expected: "{ attempts: a whole number from 1, duration: milliseconds }",
  isValid: (value) =>
    isObject(value) &&
    amount.isValid(value["attempts"]) &&
    value["attempts"] !== 0 &&
    amount.isValid(value["duration"]) &&
    Object.keys(value).length === 2,
};

const throttle: PolicyRule = {
  expected: "{ retryAfter?: a string, operations?: a list of operations }",
  isValid: (value) =>
    isObject(value) &&
    Object.keys(value).every((key) => key === "retryAfter" || key === "operations") &&
    (value["retryAfter"] === undefined || typeof value["retryAfter"] === "string") &&
    (value["operations"] === undefined ||
      (Array.isArray(value["operations"]) && value["operations"].every((name) => typeof name === "string"))),
};

const latency: PolicyRule = {
  expected: `milliseconds up to ${maxWaitMs}, [from, to] or a function`,
  isValid: (value) =>
    isLatency(value) ||
    typeof value === "function" ||
    (Array.isArray(value) && value.length === 2 && value.every(isLatency) && value[0] <= value[1]),
};

/** What each policy that every vendor has may be. */
export const sharedRules: Readonly<Record<keyof SharedPolicies, PolicyRule>> = {
  idleTimeout: amount,
  absoluteTimeout: amount,
  singleSession: flag,
  maxSessions: amount,
  whenFull: oneOf("refuse", "evict"),
  lockout: orNone(lockout),
  lockoutStatus: status,
  licenseMissing: flag,
  throttle: orNone(throttle),
  redirectLogin: orNone(text),
  redirectStatus,
  redirectOpensSession: flag,
  node: text,
  alternateNodes: amount,
  replaceCookies: amount,
  replacedCookies: oneOf("stay", "end"),
  softExpiry: orNone(oneOf("html200", "redirect302", "json200")),
  deadSessionStatus: status,
  badTokenStatus: status,
  deadLogout: oneOf("refuse", "accept"),
  forbid: {
    expected: "a list of { method?, path?, operation? }",
    isValid: (value) => Array.isArray(value) && value.every(isMatch),
  },
  latency,
  echoSecrets: flag,
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isLatency(value: unknown): boolean {
  return amount.isValid(value) && isWait(value);
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
