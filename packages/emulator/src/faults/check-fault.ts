import type { Fault, FaultAction } from "./fault.ts";
import { compileMatch } from "../http/match.ts";
import { isWait, maxWaitMs } from "../support/wait.ts";

type Check = readonly [expected: string, holds: (value: unknown) => boolean];

const isText = (value: unknown): boolean => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown, each: (part: unknown) => boolean): boolean => Array.isArray(value) && value.every(each);
const isPair = (value: unknown): boolean => isList(value, isText) && (value as unknown[]).length === 2;

const count: Check = ["a whole number from 1", isCount];
const milliseconds: Check = [`milliseconds up to ${maxWaitMs}`, isWait];
const pause: Check = [milliseconds[0], (value) => isWait(value) || typeof value === "function"];
const bytes: Check = ["text or bytes", (value) => isText(value) || value instanceof Uint8Array];
const names: Check = ["a list of names", (value) => isList(value, isText)];
const headers: Check = ['a list of ["name", "value"]', (value) => isList(value, isPair)];
const status: Check = [
  "a status from 200 to 999",
  (value) => Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 999,
];

const members: Readonly<Record<keyof Fault, Check>> = {
  match: ["an object { method?, path?, operation? }", isObject],
  nth: [
    "a whole number from 1, or a list of them",
    (value) => isCount(value) || (isList(value, isCount) && (value as unknown[]).length > 0),
  ],
  times: count,
  probability: ["a number from 0 to 1", (value) => typeof value === "number" && value >= 0 && value <= 1],
  delay: pause,
  answerDelay: pause,
  action: ["an object with a type", isObject],
};

const actions: Readonly<Record<FaultAction["type"], Readonly<Record<string, Check>>>> = {
  respond: { status, headers, body: bytes, handled: ["true or false", (value) => typeof value === "boolean"] },
  modify: {
    status,
    removeHeaders: names,
    setHeaders: headers,
    addHeaders: headers,
    duplicateHeaders: names,
    removeCookies: names,
    setCookies: ["an object of names and values", (value) => isObject(value) && isList(Object.values(value as object), isText)],
    duplicateCookies: names,
    body: bytes,
  },
  reset: { when: ["before or after", (value) => value === "before" || value === "after"] },
  hang: {},
  halfBody: {},
  drip: { bytes: count, every: milliseconds },
  endless: {},
  huge: { bytes: count },
  gzipBomb: { bytes: count },
  malformedJson: {},
  raw: { bytes },
};

/** Members without which an action says nothing. */
const needed: Readonly<Record<string, string>> = { reset: "when", raw: "bytes" };

/** Checks a fault, from code or from outside. Throws a TypeError that names the member, what was expected and what came. */
export function checkFault(fault: Fault): void {
  for (const [name, value] of Object.entries(fault)) {
    if (!Object.hasOwn(members, name)) fail(name, `one of ${Object.keys(members).join(", ")}`, "an unknown member");
    if (value !== undefined) check(name, members[name as keyof Fault], value);
  }
  if (fault.match !== undefined) compileMatch(fault.match);
  if (fault.action !== undefined) checkAction(fault.action);
}

function checkAction(action: FaultAction): void {
  const { type, ...rest } = action;
  if (!Object.hasOwn(actions, type)) fail("action.type", `one of ${Object.keys(actions).join(", ")}`, type);
  const known = actions[type];
  const required = needed[type];
  if (required !== undefined && !(required in rest)) check(`action.${required}`, known[required] as Check, undefined);
  for (const [name, value] of Object.entries(rest)) {
    const own = Object.hasOwn(known, name) ? known[name] : undefined;
    if (own === undefined)
      fail(`action.${name}`, `only ${Object.keys(known).join(", ") || "type"} beside type ${type}`, "an unknown member");
    if (value !== undefined) check(`action.${name}`, own, value);
  }
}

function check(member: string, [expected, holds]: Check, value: unknown): void {
  if (!holds(value)) fail(member, expected, value);
}

function fail(member: string, expected: string, got: unknown): never {
  throw new TypeError(`fault.${member}: expected ${expected}, got ${typeof got === "string" ? got : JSON.stringify(got)}`);
}
