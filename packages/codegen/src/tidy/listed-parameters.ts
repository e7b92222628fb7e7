import { own } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";
import { targetOf } from "../openapi/target-of.ts";

/** One entry of a list of parameters. */
export interface ListedParameter {
  readonly index: number;
  /** What it is, with references followed. */
  readonly value: unknown;
}

/** References in a row that are followed. Whether all of them end is seen later. */
const maxHops = 100;

/** The parameters that an operation, or a path, lists itself. */
export function listedParameters(document: JsonObject, owner: JsonObject): ListedParameter[] {
  const list = own(owner, "parameters");
  return Array.isArray(list) ? list.map((entry: unknown, index) => ({ index, value: followed(document, entry) })) : [];
}

function followed(document: JsonObject, entry: unknown): unknown {
  let value = entry;
  for (let hops = 0; hops < maxHops; hops += 1) {
    const reference = own(value, "$ref");
    if (typeof reference !== "string") return value;
    value = targetOf(document, reference)?.value;
  }
  return undefined;
}
