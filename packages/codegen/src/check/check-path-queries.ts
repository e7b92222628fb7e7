import type { Finding } from "../source/finding.ts";
import { isObject, own } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";
import { listedParameters } from "../tidy/listed-parameters.ts";
import { methods } from "../openapi/methods.ts";

/**
 * Finds paths with a query in them, such as `/power?action=start`. They are sent as they stand, which is right unless the operation
 * takes another query: that would be added with a second question mark.
 */
export function checkPathQueries(document: JsonObject): { errors: Finding[]; untidy: Finding[] } {
  const paths = Object.entries(own(document, "paths") ?? {}) as [string, unknown][];
  const [errors, untidy]: [Finding[], Finding[]] = [[], []];
  for (const [path, item] of paths) {
    if (!path.includes("?") || !isObject(item)) continue;
    const owners = [item, ...methods.map((method) => own(item, method)).filter(isObject)];
    const takesQuery = owners.some((owner) => listedParameters(document, owner).some(({ value }) => own(value, "in") === "query"));
    (takesQuery ? errors : untidy).push({
      path: ["paths", path],
      side: "key",
      kind: `query in a path${takesQuery ? ", and as a parameter" : ""}`,
      problem: takesQuery
        ? `The path ${JSON.stringify(path)} has a query, and its operation takes query parameters.`
        : `The path ${JSON.stringify(path)} has a query.`,
      remedy: "Declare it as a parameter with `in: query`.",
    });
  }
  return { errors, untidy };
}
