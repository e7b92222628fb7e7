import type { Fault, FaultAction } from "./fault.ts";
import { compileMatch } from "./match.ts";

const members = ["match", "nth", "times", "probability", "delay", "answerDelay", "action"];

const actionMembers: Readonly<Record<FaultAction["type"], readonly string[]>> = {
  respond: ["status", "headers", "body", "handled"],
  modify: [
    "status",
    "removeHeaders",
    "setHeaders",
    "addHeaders",
    "duplicateHeaders",
    "removeCookies",
    "setCookies",
    "duplicateCookies",
    "body",
  ],
  reset: ["when"],
  hang: [],
  halfBody: [],
  drip: ["bytes", "every"],
  endless: [],
  huge: ["bytes"],
  gzipBomb: ["bytes"],
  malformedJson: [],
  raw: ["bytes"],
};

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

/** Checks a fault, from code or from outside. Throws a TypeError that names the member, what was expected and what came. */
export function checkFault(fault: Fault): void {
  for (const name of Object.keys(fault)) if (!members.includes(name)) fail(name, `one of ${members.join(", ")}`, "an unknown member");
  const { match, nth, times, probability, delay, answerDelay, action } = fault;
  if (match !== undefined) compileMatch(match);
  if (nth !== undefined && ![nth].flat().every(isCount)) fail("nth", "a whole number from 1, or a list of them", nth);
  if (times !== undefined && !isCount(times)) fail("times", "a whole number from 1", times);
  if (probability !== undefined && !(probability >= 0 && probability <= 1)) fail("probability", "a number from 0 to 1", probability);
  for (const [name, value] of [["delay", delay] as const, ["answerDelay", answerDelay] as const]) {
    if (value !== undefined && typeof value !== "function" && !(value >= 0)) fail(name, "milliseconds", value);
  }
  if (action !== undefined) checkAction(action);
}

function checkAction(action: FaultAction): void {
  const { type, ...rest } = action;
  const known = Object.hasOwn(actionMembers, type) ? actionMembers[type] : undefined;
  if (known === undefined) fail("action.type", `one of ${Object.keys(actionMembers).join(", ")}`, type);
  for (const name of Object.keys(rest)) {
    if (!known?.includes(name)) fail(`action.${name}`, `only ${known?.join(", ") || "type"} beside type ${type}`, "an unknown member");
  }
  if (action.type === "reset" && action.when !== "before" && action.when !== "after") fail("action.when", "before or after", action.when);
  if (action.type === "raw" && ["undefined", "number"].includes(typeof action.bytes)) fail("action.bytes", "text or bytes", action.bytes);
  if (
    (action.type === "huge" || action.type === "gzipBomb" || action.type === "drip") &&
    action.bytes !== undefined &&
    !isCount(action.bytes)
  ) {
    fail("action.bytes", "a whole number from 1", action.bytes);
  }
  for (const name of ["body", "bytes"] as const) {
    const value = (action as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || typeof value === "number") continue;
    if (typeof value !== "string" && !(value instanceof Uint8Array)) fail(`action.${name}`, "text or bytes", value);
  }
  if (
    "status" in action &&
    action.status !== undefined &&
    !(Number.isInteger(action.status) && action.status >= 200 && action.status <= 999)
  ) {
    fail("action.status", "a status from 200 to 999", action.status);
  }
  for (const name of ["headers", "setHeaders", "addHeaders"] as const) {
    const list = (action as Readonly<Record<string, unknown>>)[name];
    if (list !== undefined && !isHeaderList(list)) fail(`action.${name}`, 'a list of ["name", "value"]', list);
  }
}

function isHeaderList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string"))
  );
}

function fail(member: string, expected: string, got: unknown): never {
  throw new TypeError(`fault.${member}: expected ${expected}, got ${typeof got === "string" ? got : JSON.stringify(got)}`);
}
