import { isObject } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import type { Finding } from "../source/finding.ts";
import { isLiteral, namesItsMembers } from "../openapi/keywords.ts";
import { isMethod } from "../openapi/methods.ts";

/** Members that hold an object or a list, and may as well be left out. Not `security`: to say nothing of it says something. */
const optional = new Set(
  ["parameters", "requestBody", "responses", "content", "headers", "schema", "items", "properties", "additionalProperties"].concat(
    ["allOf", "anyOf", "oneOf", "not", "enum", "required", "servers", "variables", "links", "callbacks", "encoding", "schemas"],
    ["requestBodies", "discriminator", "components"],
  ),
);

/** Those that hold an object where a list may be meant by nobody: PHP writes an empty one as `[]`. */
const objects = new Set([
  "responses",
  "content",
  "headers",
  "schema",
  "properties",
  "variables",
  "links",
  "callbacks",
  "encoding",
  "schemas",
]);

/** Maps of which an empty member says that there is something of that name, and nothing of it. */
const kept = new Set(["properties", "patternProperties", "$defs", "definitions", "schemas", "responses", "content", "headers", "paths"]);

/**
 * Takes out, in place, what is written and empty: `parameters:` with nothing after it, and `"properties": []`. What is empty in a
 * map, such as a schema, becomes `{}`.
 */
export function mendEmptyMembers(document: JsonObject): Finding[] {
  const findings: Finding[] = [];
  const path: (string | number)[] = [];
  const tell = (key: string, value: null | unknown[], remedy: string): void => {
    const kind = value === null ? "There is nothing after …." : "There is an empty list after …, where no list can be.";
    findings.push({ path: [...path, key], side: "key", kind, problem: kind.replace("…", `\`${key}\``), remedy });
  };
  const walk = (here: object, map: string | undefined): void => {
    for (const key of Object.keys(here)) {
      const member = (here as JsonObject)[key];
      const isInMap = map !== undefined;
      const isEmptyList = Array.isArray(member) && member.length === 0;
      if (isObject(here) && (member === null || isEmptyList)) {
        if (isInMap ? kept.has(map) : isLeftOut(key, path, isEmptyList)) {
          tell(key, member, isInMap ? "It is read as `{}`." : "It is left out.");
          if (isInMap) (here as Record<string, unknown>)[key] = map === "responses" ? { description: "" } : {};
          else Reflect.deleteProperty(here, key);
        }
        continue;
      }
      if (typeof member !== "object" || member === null) continue;
      if (!isInMap && isObject(here) && isLiteral(key)) continue;
      path.push(Array.isArray(here) ? Number(key) : key);
      walk(member, !isInMap && isObject(member) && namesItsMembers(key) ? key : undefined);
      path.pop();
    }
  };
  walk(document, undefined);
  return findings;
}

function isLeftOut(key: string, path: Path, isList: boolean): boolean {
  if (isList) return objects.has(key) || (path.length === 1 && path[0] === "components");
  return optional.has(key) || isMethod(key) || (path.length === 1 && path[0] === "components");
}
