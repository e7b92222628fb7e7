import { isObject, own } from "../../source/json.ts";
import type { JsonObject } from "../../source/json.ts";
import { lost, named, quoted } from "./rule.ts";
import type { Rule } from "./rule.ts";
import { pathOf, resolved, valueAt } from "../changes/located-change.ts";
import type { LocatedChange } from "../changes/located-change.ts";

/** Shapes of what is sent and of what comes back. */
export const schemaRules: readonly Rule[] = [
  {
    when: "a property is gone or renamed, in a request or in an answer",
    level: "breaking",
    is: (change) => isProperty(change) && (change.kind === "removed" || change.property === "key"),
    what: (change) => `${named(change)} ${change.property === "key" ? `is called \`${String(change.revision?.value)}\` now` : "is gone"}.`,
    remedy: "Stop using it, or use the new name.",
  },
  {
    when: "a property is added",
    level: "added",
    is: (change) => isProperty(change) && change.kind === "added",
    what: (change) => `${named(change)} is new.`,
  },
  {
    when: "a property of an answer turns optional",
    level: "breaking",
    is: (change) => change.inAnswer && turnedOptional(change).length > 0,
    what: (change) => `${quotedMembers(change, turnedOptional(change))} may be missing.`,
    remedy: "Expect `undefined`.",
  },
  {
    when: "a property of a request may be left out",
    level: "added",
    is: (change) => change.inRequest && turnedOptional(change).length > 0,
    what: (change) => `${quotedMembers(change, turnedOptional(change))} may be left out.`,
  },
  {
    when: "a property of a request must be given",
    level: "breaking",
    is: (change) => change.inRequest && turnedRequired(change).length > 0,
    what: (change) => `${quotedMembers(change, turnedRequired(change))} must be given.`,
    remedy: "Give it.",
  },
  {
    when: "a property of an answer is always there",
    level: "added",
    is: (change) => change.inAnswer && turnedRequired(change).length > 0,
    what: (change) => `${quotedMembers(change, turnedRequired(change))} is always there.`,
  },
  {
    when: "a property of an answer loses its `default`, by which it was always there",
    level: "breaking",
    is: (change) => change.inAnswer && hasDefaultChange(change, "lost"),
    what: (change) => `${named(change)} may be missing.`,
    remedy: "Expect `undefined`.",
  },
  {
    when: "a property of a request's schema gets a `default`, by which its type must be given",
    level: "breaking",
    is: (change) => change.inRequest && change.component?.startsWith("schemas/") === true && hasDefaultChange(change, "got"),
    what: (change) => `${named(change)} must be given, says its type.`,
    remedy: "Give it.",
  },
  {
    when: "a `default` is added otherwise, or taken away",
    level: "added",
    is: (change) =>
      (change.inAnswer && !change.inRequest && hasDefaultChange(change, "got")) ||
      (change.inRequest && !change.inAnswer && hasDefaultChange(change, "lost")),
    what: (change) => `${named(change)} ${change.base?.value === undefined ? "has" : "has no"} default.`,
  },
  {
    when: "an enum loses values, or a value becomes an enum",
    level: "breaking",
    is: (change) =>
      isEnum(change) &&
      (change.base?.value === undefined || lost(change.base.value, change.revision?.value).length > 0) &&
      change.revision?.value !== undefined,
    what: (change) =>
      change.base?.value === undefined
        ? `${named(change)} is one of ${quoted(lost(change.revision?.value, undefined))} now.`
        : `${named(change)} is never ${quoted(lost(change.base.value, change.revision?.value))} any more.`,
    remedy: "Do not compare with another value, and do not send one.",
  },
  {
    when: "an enum of an answer gains values, or is an enum no more",
    level: "breaking",
    is: (change) => isEnum(change) && change.inAnswer && gainsValues(change),
    what: (change) => `${named(change)} may be ${quotedGains(change)}.`,
    remedy: "Handle it wherever you list its values.",
  },
  {
    when: "an enum of a request gains values, or is an enum no more",
    level: "added",
    is: (change) => isEnum(change) && !change.inAnswer && gainsValues(change),
    what: (change) => `${named(change)} may be ${quotedGains(change)}.`,
  },
  {
    when: "a type changes; one that an answer narrows or a request widens is added",
    level: "breaking",
    is: (change) => isType(change) && !isCompatibleType(change) && !isSameType(change),
    what: (change) => `${named(change)} is ${typeText(change.revision?.value)} where it was ${typeText(change.base?.value)}.`,
    remedy: "Read or send it as what it is now.",
  },
  {
    when: "a type is narrowed in an answer, or widened in a request",
    level: "added",
    is: (change) => isType(change) && isCompatibleType(change) && !isSameType(change),
    what: (change) => `${named(change)} is ${typeText(change.revision?.value)} where it was ${typeText(change.base?.value)}.`,
  },
];

const isSchema = ({ typeName }: LocatedChange): boolean => typeName === "Schema";
const isProperty = (change: LocatedChange): boolean => isSchema(change) && change.path.at(-2) === "properties";
const isEnum = (change: LocatedChange): boolean => isSchema(change) && (change.property === "enum" || change.property === "const");
const isType = (change: LocatedChange): boolean => isSchema(change) && change.property === "type";

const isRequired = (change: LocatedChange): boolean => isSchema(change) && change.property === "required";

/** Whether the schema whose `required` changed declares a property on one side: itself, in a part of it, or in what it is a part of. */
function declares({ base, revision, property, sides }: LocatedChange, side: "before" | "after", name: unknown): boolean {
  const steps = pathOf(side === "before" ? base : revision);
  const path = steps.at(-1) === property ? steps.slice(0, -1) : steps;
  const wholes = path.flatMap((step, index) => (step === "allOf" ? [path.slice(0, index)] : []));
  return [path, ...wholes].some((owner) => holds(sides[side], valueAt(sides[side], owner), String(name)));
}

function holds(document: JsonObject, schema: unknown, name: string, seen: readonly unknown[] = []): boolean {
  const its = resolved(document, schema);
  if (own(own(its, "properties"), name) !== undefined) return true;
  const parts = own(its, "allOf");
  return Array.isArray(parts) && !seen.includes(its) && parts.some((part) => holds(document, part, name, [...seen, its]));
}

/** Required before, optional now, and still there: what is gone has a line of its own. */
function turnedOptional(change: LocatedChange): unknown[] {
  if (!isRequired(change)) return [];
  return lost(change.base?.value, change.revision?.value).filter((name) => declares(change, "after", name));
}

/** Required now. Of an answer, only what was there before: what is new has a line of its own. */
function turnedRequired(change: LocatedChange): unknown[] {
  if (!isRequired(change)) return [];
  return lost(change.revision?.value, change.base?.value).filter((name) => change.inRequest || declares(change, "before", name));
}

function quotedMembers({ member }: LocatedChange, names: readonly unknown[]): string {
  return quoted(names.map((name) => (member === "" ? String(name) : `${member}.${String(name)}`)));
}

/** openapi-typescript makes a property with a `default` one that is always there. */
function hasDefaultChange(change: LocatedChange, which: "got" | "lost"): boolean {
  if (!isSchema(change) || change.property !== "default" || !isObject(change.sides.before)) return false;
  const [before, after] = [change.base?.value, change.revision?.value];
  if ((which === "got" ? before : after) !== undefined || (which === "got" ? after : before) === undefined) return false;
  const steps = change.path.at(-1) === "default" ? change.path.slice(0, -1) : change.path;
  if (steps.at(-2) !== "properties") return false;
  const owner = valueAt(which === "got" ? change.sides.after : change.sides.before, steps.slice(0, -2));
  const required = own(owner, "required");
  return !(Array.isArray(required) && required.includes(steps.at(-1)));
}

function gainsValues({ base, revision }: LocatedChange): boolean {
  return base?.value !== undefined && (revision?.value === undefined || lost(revision.value, base.value).length > 0);
}

function quotedGains({ base, revision }: LocatedChange): string {
  return revision?.value === undefined ? "any value" : quoted(lost(revision.value, base?.value));
}

/** The types as TypeScript knows them. */
function typesOf(value: unknown): string[] {
  const types = ([value ?? "unknown"].flat() as string[]).map((type) => (type === "integer" ? "number" : type));
  return [...new Set(types)].toSorted();
}

function isSameType({ base, revision }: LocatedChange): boolean {
  return String(typesOf(base?.value)) === String(typesOf(revision?.value));
}

function isCompatibleType({ base, revision, inAnswer, inRequest }: LocatedChange): boolean {
  const [before, after] = [typesOf(base?.value), typesOf(revision?.value)];
  const narrows = after.every((type) => before.includes(type)) || before.includes("unknown");
  const widens = before.every((type) => after.includes(type)) || after.includes("unknown");
  return (!inAnswer || narrows) && (!inRequest || widens);
}

function typeText(value: unknown): string {
  return [value ?? "of any type"].flat().map(String).join(" or ");
}
