import { walkObjects } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";

/** Members that every JavaScript object has. The spec linter looks names up in plain objects, and takes these for its own. */
const hidden = new Set(Object.getOwnPropertyNames(Object.prototype));
const mark = "\u200b";

/** The document with such names made unlike; itself when it has none. */
export function hideNames(document: JsonObject): JsonObject {
  let found = false;
  walkObjects(document, (object) => {
    for (const key in object) if (hidden.has(key)) found = true;
  });
  return found ? (copy(document) as JsonObject) : document;
}

function copy(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [hidden.has(key) ? key + mark : key, copy(member)]));
}

/** The name as the document has it. */
export function shownName(name: string): string {
  return name.endsWith(mark) ? name.slice(0, -mark.length) : name;
}
