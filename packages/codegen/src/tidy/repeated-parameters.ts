import { isDeepStrictEqual } from "node:util";
import type { Finding } from "../source/finding.ts";
import { isObject, own } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";
import type { Origins } from "../source/origins.ts";
import { listedParameters } from "./listed-parameters.ts";
import { methods } from "../openapi/methods.ts";

/** Takes out, in place, a parameter that a list has twice, where the two differ in words alone. */
export function mendRepeatedParameters(document: JsonObject, origins: Origins): Finding[] {
  return Object.entries(own(document, "paths") ?? {}).flatMap(([path, item]: [string, unknown]) =>
    [undefined, ...methods].flatMap((method) => {
      const owner = method === undefined ? item : own(item, method);
      const at = ["paths", path, ...(method === undefined ? [] : [method]), "parameters"];
      if (!isObject(owner)) return [];
      return repeatedIn(document, owner).map(({ index, name }): Finding => {
        origins.removeItem(document, owner["parameters"] as unknown[], at, index);
        const kind = "The parameter … is declared twice, with other words.";
        return { path: at, side: "key", kind, problem: kind.replace("…", `\`${name}\``), remedy: "One of the two is left out." };
      });
    }),
  );
}

/** The last first, so that each can be taken out by its index. */
function repeatedIn(document: JsonObject, owner: JsonObject): { index: number; name: string }[] {
  const known = new Map<string, unknown>();
  const repeated: { index: number; name: string }[] = [];
  for (const { index, value } of listedParameters(document, owner)) {
    const name = String(own(value, "name"));
    const key = `${String(own(value, "in"))} ${name}`;
    const facts = withoutWords(value);
    if (!known.has(key)) known.set(key, facts);
    else if (isDeepStrictEqual(known.get(key), facts)) repeated.unshift({ index, name });
  }
  return repeated;
}

const words = /^(description|title|summary|example|examples|x-.*)$/;

/** A parameter, and its schema, without what is for people and tools. */
function withoutWords(parameter: unknown): unknown {
  if (!isObject(parameter)) return parameter;
  const facts = Object.entries(parameter).filter(([key]) => !words.test(key));
  return Object.fromEntries(facts.map(([key, value]) => [key, key === "schema" ? withoutWords(value) : value]));
}
