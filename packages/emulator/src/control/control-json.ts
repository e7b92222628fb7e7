import type { Fault } from "../faults/fault.ts";
import { parseObject, type JsonObject } from "../http/json-object.ts";

/** A request body as an object; none is an empty one. Throws a TypeError. */
export function readJson(body: string): JsonObject {
  const value = parseObject(body);
  if (value === undefined) throw new TypeError("the request body is not a JSON object");
  return value;
}

/** A fault in JSON: as in code, with `{ "base64": "…" }` where bytes may stand. The members are checked when it is added. */
export function readFault(given: JsonObject): Fault {
  const action = given["action"];
  if (typeof action !== "object" || action === null) return given;
  const read: Record<string, unknown> = { ...action };
  for (const member of ["body", "bytes"]) {
    const value = read[member];
    if (typeof value === "object" && value !== null && "base64" in value) read[member] = Buffer.from(String(value.base64), "base64");
  }
  return { ...given, action: read } as Fault;
}

/** JSON of anything that the emulator holds: bytes as base64, functions by the word, and what is switched off as null. */
export function showJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, shown: unknown) {
    const original = this[key];
    if (original instanceof Uint8Array) return { base64: Buffer.from(original).toString("base64") };
    if (typeof original === "function") return key === "remove" ? undefined : "function";
    return original === undefined ? null : shown;
  });
}
