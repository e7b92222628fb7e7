import { isDeepStrictEqual } from "node:util";
import type { LocatedChange } from "../changes/located-change.ts";
import { named } from "./rule.ts";
import type { Rule } from "./rule.ts";

/** Bounds of values that no type shows, and which values are within them. */
export const boundRules: readonly Rule[] = [
  {
    when: "a request's value has a narrower bound (`maxLength`, `minimum`, `pattern`, `format` and the like)",
    level: "breaking",
    isOfTheWire: true,
    is: (change) => isBound(change) && change.inRequest && isNarrower(change),
    what: describe,
    remedy: "Send what is within it.",
  },
  {
    when: "a request's value has a wider bound",
    level: "added",
    isOfTheWire: true,
    is: (change) => isBound(change) && change.inRequest && !isNarrower(change),
    what: describe,
  },
  {
    when: "an answer's value has another bound",
    level: "invisible",
    is: (change) => isBound(change) && !change.inRequest,
    what: describe,
  },
];

const lower = ["minLength", "minItems", "minProperties", "minimum", "exclusiveMinimum", "minContains"];
const upper = ["maxLength", "maxItems", "maxProperties", "maximum", "exclusiveMaximum", "maxContains"];
const others = ["multipleOf", "pattern", "format", "contentEncoding", "contentMediaType", "uniqueItems"];

/** Formats that hold all values of another. */
const wider: Readonly<Record<string, readonly string[]>> = { int32: ["int64"], float: ["double"] };

function isBound({ typeName, property, base, revision }: LocatedChange): boolean {
  const isSecret = [base?.value, revision?.value].includes("password");
  return typeName === "Schema" && [...lower, ...upper, ...others].includes(property ?? "") && !isSecret;
}

function isNarrower({ property = "", base, revision }: LocatedChange): boolean {
  const [before, after] = [base?.value, revision?.value];
  if (property === "uniqueItems") return after === true;
  if (after === undefined) return false;
  if (before === undefined) return true;
  if (typeof before === "number" && typeof after === "number" && !others.includes(property)) {
    return lower.includes(property) ? after > before : after < before;
  }
  const isWider = typeof before === "string" && typeof after === "string" && wider[before]?.includes(after) === true;
  return !isWider && !isDeepStrictEqual(before, after);
}

function describe(change: LocatedChange): string {
  const { property, base, revision } = change;
  const [before, after] = [base?.value, revision?.value];
  if (after === undefined) return `${named(change)} has no \`${property}\` any more.`;
  return `the \`${property}\` of ${named(change)} is ${told(after)}${before === undefined ? "" : ` where it was ${told(before)}`}.`;
}

function told(value: unknown): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}
