import { isObject, own } from "../../source/json.ts";
import { child, rootOf } from "../../spec/spec-node.ts";
import { operationsOf } from "../../spec/spec-operations.ts";
import type { Operation } from "../../spec/spec-operations.ts";
import type { Spec } from "../../spec/read-spec.ts";
import type { Pair, SpecChange } from "../changes/spec-change.ts";
import { labelOf, toldOnce } from "./told-once.ts";
import type { OperationChange } from "./told-once.ts";

/**
 * What a call must bring to be answered. Schemes are compared by what they are on the wire: a new name is no change, and what nothing
 * requires is none.
 */
export function changedSecurity({ before, after }: Pair): SpecChange[] {
  const former = new Map(operationsOf(before).map((operation) => [labelOf(operation), waysOf(before, operation)]));
  const found = operationsOf(after).flatMap((operation): OperationChange[] => {
    const [was, is] = [former.get(labelOf(operation)), waysOf(after, operation)];
    if (was === undefined) return [];
    const [lost, gained] = [without(was, is), without(is, was)];
    const common = { operation, part: "" };
    if (lost.length > 0) {
      const what = `it needs ${inWords(is)} where it needed ${inWords(was)}.`;
      return [{ ...common, level: "breaking", what, remedy: "Look at what you give as credentials, or send yourself." }];
    }
    return gained.length === 0 ? [] : [{ ...common, level: "added", what: `${inWords(gained)} will do as well.`, remedy: "" }];
  });
  return toldOnce(found, after);
}

/** One way to be let in: all that must be there, in words that two schemes share only if they are the same on the wire. */
type Way = readonly string[];

function waysOf(spec: Spec, { security, takesAnonymous }: Operation): Way[] {
  const ways = security.map((names) => names.map((name) => schemeWords(spec, name)).toSorted());
  return takesAnonymous ? [...ways, []] : ways;
}

function schemeWords(spec: Spec, name: string): string {
  const scheme = child(spec, rootOf(spec), "components", "securitySchemes", name)?.value;
  if (!isObject(scheme)) return `\`${name}\``;
  const [type, where, wire, kind] = ["type", "in", "name", "scheme"].map((key) => String(own(scheme, key)));
  if (type === "apiKey") return `the ${where === "query" ? "query parameter" : where} \`${wire}\``;
  return type === "http" ? `HTTP ${kind}` : `\`${name}\` (${type})`;
}

const keyOf = (way: Way): string => JSON.stringify(way);

function without(ways: readonly Way[], others: readonly Way[]): Way[] {
  const known = new Set(others.map(keyOf));
  return ways.filter((way) => !known.has(keyOf(way)));
}

function inWords(ways: readonly Way[]): string {
  return ways.map((way) => (way.length === 0 ? "nothing" : way.join(" and "))).join(", or ");
}
