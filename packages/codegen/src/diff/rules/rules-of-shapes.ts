import { own } from "../../source/json.ts";
import { pathOf, valueAt } from "../changes/located-change.ts";
import type { LocatedChange } from "../changes/located-change.ts";
import { named } from "./rule.ts";
import type { Rule } from "./rule.ts";

/** Shapes beside properties: forms, places of a list, names that are not declared. */
export const shapeRules: readonly Rule[] = [
  {
    when: "a discriminator is renamed, comes or goes, or maps other names",
    level: "breaking",
    is: ({ path }) => path.includes("discriminator"),
    what: (change) => `${toldApart(change)}.`,
    remedy: "Tell the forms apart by what is there now.",
  },
  {
    when: "something has one form more or less (`anyOf`, `oneOf`, `allOf`)",
    level: "breaking",
    is: (change) => isForm(change) && change.kind !== "modified",
    what: (change) =>
      `${change.member === "" ? "the body" : named(change)} has one ${change.path.at(-2) === "allOf" ? "part" : "form"} ${change.kind === "added" ? "more" : "less"}.`,
    remedy: "Look at what it is made of.",
  },
  {
    when: "a request's object takes no names any more that it does not declare",
    level: "breaking",
    isOfTheWire: true,
    is: isClosedRequest,
    what: (change) => `${named(change)} takes declared names alone.`,
    remedy: "Send no others.",
  },
  {
    when: "an object may hold names that it does not declare (`additionalProperties`), or none any more",
    level: "breaking",
    is: (change) => isOpenness(change) && !isClosedRequest(change),
    what: (change) => `${named(change)} ${holdsOthers(change) ? "may hold names" : "holds no names any more"} that it does not declare.`,
    remedy: "Do not count on the names that it had.",
  },
  {
    when: "a list has places of their own (`prefixItems`), none any more, or one more or less",
    level: "breaking",
    is: (change) => isPlaces(change) || isOnePlace(change),
    what: (change) =>
      isPlaces(change)
        ? `${named(change)} ${change.kind === "added" ? "has a type for each place" : "has one type for all places"}.`
        : `there is one place ${change.kind === "added" ? "more" : "less"}: ${named(change)}.`,
    remedy: "Look at its places.",
  },
  {
    when: "the items of a list have a type, or may be anything",
    level: "breaking",
    is: (change) => isSchema(change) && (change.path.at(-1) === "items" || change.property === "items") && change.property !== "type",
    what: (change) =>
      `the items of ${named({ ...change, member: change.member.replace(/\[\]$/, "") })} ${change.kind === "added" ? "have a type now" : "have another type, or none"}.`,
    remedy: "Look at its items.",
  },
  {
    when: "a property is read-only from now on",
    level: "breaking",
    is: (change) => isSchema(change) && change.property === "readOnly" && change.revision?.value === true,
    what: (change) => `${named(change)} is read-only.`,
    remedy: "Do not assign to it.",
  },
  {
    when: "a property is read-only no more",
    level: "added",
    is: (change) => isSchema(change) && change.property === "readOnly" && change.revision?.value !== true,
    what: (change) => `${named(change)} is not read-only any more.`,
  },
];

const isSchema = ({ typeName }: LocatedChange): boolean => typeName === "Schema";
const isForm = (change: LocatedChange): boolean => isSchema(change) && ["anyOf", "oneOf", "allOf"].includes(change.path.at(-2) ?? "");
const isPlaces = ({ path, typeName }: LocatedChange): boolean => typeName === "SchemaList" && path.at(-1) === "prefixItems";
const isOnePlace = (change: LocatedChange): boolean =>
  isSchema(change) && change.kind !== "modified" && change.path.at(-2) === "prefixItems";

function isOpenness(change: LocatedChange): boolean {
  if (!isSchema(change)) return false;
  return change.property === "additionalProperties" || (change.kind !== "modified" && change.path.at(-1) === "additionalProperties");
}

function isClosedRequest(change: LocatedChange): boolean {
  return isOpenness(change) && change.inRequest && openness(change)[1] === false;
}

/** `additionalProperties` on both sides. */
function openness({ base, revision, sides }: LocatedChange): [before: unknown, after: unknown] {
  const [before, after] = [
    { side: base, document: sides.before },
    { side: revision, document: sides.after },
  ].map(({ side, document }) => {
    const path = pathOf(side);
    return path.at(-1) === "additionalProperties" ? valueAt(document, path) : own(valueAt(document, path), "additionalProperties");
  });
  return [before, after];
}

function holdsOthers(change: LocatedChange): boolean {
  const [, after] = openness(change);
  return after !== undefined && after !== false;
}

function toldApart({ typeName, kind, property, base, revision, path, member }: LocatedChange): string {
  const its = member === "" ? "the forms" : `the forms of \`${member}\``;
  if (property === "propertyName") return `${its} are told apart by \`${String(revision?.value)}\` where it was \`${String(base?.value)}\``;
  if (typeName === "Discriminator")
    return `${its} have ${kind === "added" ? "a" : "no"} discriminator${kind === "added" ? "" : " any more"}`;
  if (path.at(-2) !== "mapping") return `${its} go by other names`;
  return `${its} ${kind === "added" ? "go by" : "do not go any more by"} the name \`${path.at(-1)}\``;
}
