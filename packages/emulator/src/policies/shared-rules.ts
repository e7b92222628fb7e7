import { compileMatch } from "../http/match.ts";
import { isWait, maxWaitMs } from "../support/wait.ts";
import { amount, flag, oneOf, orNone, redirectStatus, status, text, type PolicyRule, type ValueRule } from "./policy-rule.ts";
import type { SharedPolicies } from "./shared-policies.ts";

const lockout: ValueRule = {
  expected: "{ attempts: a whole number from 1, duration: milliseconds }",
  isValid: (value) =>
    isObject(value) &&
    amount.isValid(value["attempts"]) &&
    value["attempts"] !== 0 &&
    amount.isValid(value["duration"]) &&
    Object.keys(value).length === 2,
};

const throttle: ValueRule = {
  expected: "{ retryAfter?: a string, operations?: a list of operations }",
  isValid: (value) =>
    isObject(value) &&
    Object.keys(value).every((key) => key === "retryAfter" || key === "operations") &&
    (value["retryAfter"] === undefined || typeof value["retryAfter"] === "string") &&
    (value["operations"] === undefined ||
      (Array.isArray(value["operations"]) && value["operations"].every((name) => typeof name === "string"))),
};

const latency: ValueRule = {
  expected: `milliseconds up to ${maxWaitMs}, [from, to] or a function`,
  isValid: (value) =>
    isLatency(value) ||
    typeof value === "function" ||
    (Array.isArray(value) && value.length === 2 && value.every(isLatency) && value[0] <= value[1]),
};

/** What each policy that every vendor has may be, and what it does. */
export const sharedRules: Readonly<Record<keyof SharedPolicies, PolicyRule>> = {
  idleTimeout: { ...amount, help: "an unused session lapses after so many milliseconds; 0 never" },
  absoluteTimeout: { ...amount, help: "a session lapses so many milliseconds after its login, used or not; 0 never" },
  singleSession: { ...flag, help: "a login ends the same user's other sessions" },
  maxSessions: { ...amount, help: "so many sessions at once, of all users; 0 means no limit" },
  whenFull: { ...oneOf("refuse", "evict"), help: "what a login beyond that does: it is refused, or the session unused for longest ends" },
  lockout: { ...orNone(lockout), help: "so many failed logins in a row lock the account, for so many milliseconds" },
  lockoutStatus: { ...status, help: "what a locked account's login is answered with" },
  licenseMissing: { ...flag, help: "logins are answered with 402" },
  throttle: { ...orNone(throttle), help: "logins, or the operations named, are answered with 429" },
  redirectLogin: { ...orNone(text), help: "logins are redirected there: a version, a path or an address" },
  redirectStatus: { ...redirectStatus, help: "the status of that redirect" },
  redirectOpensSession: { ...flag, help: "the redirect's own answer opens the session" },
  node: { ...text, help: "which node of a cluster answers; a session works on the one that opened it" },
  alternateNodes: { ...amount, help: "after so many requests the other one of the nodes a and b answers; 0 never" },
  replaceCookies: { ...amount, help: "every so many answers replace the session's cookie or token; 0 never" },
  replacedCookies: { ...oneOf("stay", "end"), help: "whether a replaced cookie or token still works" },
  softExpiry: {
    ...orNone(oneOf("html200", "redirect302", "json200")),
    help: "a dead session is answered with success: a page, a redirect to one, or an error in JSON",
  },
  deadSessionStatus: { ...status, help: "a dead session's status" },
  badTokenStatus: { ...status, help: "a refused credential's status" },
  deadLogout: { ...oneOf("refuse", "accept"), help: "the logout of a dead session, or without one" },
  forbid: {
    expected: "a list of { method?, path?, operation? }",
    isValid: (value) => Array.isArray(value) && value.every(isMatch),
    help: "calls refused with 403 although the session is live",
  },
  latency: { ...latency, help: "every answer comes so many milliseconds later; the request is handled before" },
  echoSecrets: { ...flag, help: "error bodies repeat the secrets that the request carried" },
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
