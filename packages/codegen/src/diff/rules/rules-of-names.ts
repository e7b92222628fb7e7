import type { Rule } from "./rule.ts";
import type { LocatedChange } from "../changes/located-change.ts";

/** The sections of `components` that have a type. */
const typed: Readonly<Record<string, string>> = {
  schemas: "schema",
  responses: "shared answer",
  parameters: "shared parameter",
  requestBodies: "shared request body",
  headers: "shared header",
  pathItems: "shared path",
};

const isTypedSection = ({ path }: LocatedChange): boolean =>
  path[0] === "components" && path.length === 2 && Object.hasOwn(typed, path[1]!);
const isTypedComponent = ({ path }: LocatedChange): boolean =>
  path[0] === "components" && path.length === 3 && Object.hasOwn(typed, path[1]!);
const noun = ({ path }: LocatedChange): string => typed[path[1]!]!;

/** Names by which consumers reach what is generated. */
export const nameRules: readonly Rule[] = [
  {
    when: "a schema, or a shared answer, parameter, header or body, is renamed",
    level: "breaking",
    is: (change) => isTypedComponent(change) && change.property === "key",
    what: (change) => `the ${noun(change)} \`${String(change.base?.value)}\` is called \`${String(change.revision?.value)}\` now.`,
    remedy: "Use the new name, in `components` and, for a parameter of the login, in the credentials.",
  },
  {
    when: "a schema, or a shared answer, parameter, header or body, is gone, used or not",
    level: "breaking",
    is: (change) => isTypedComponent(change) && change.kind === "removed",
    what: (change) => `the ${noun(change)} \`${change.path[2]}\` is gone.`,
    remedy: "Stop using its type.",
  },
  {
    when: "a schema, or a shared answer, parameter, header or body, is added",
    level: "added",
    is: (change) => isTypedComponent(change) && change.kind === "added",
    what: (change) => `the ${noun(change)} \`${change.path[2]}\` is new.`,
  },
  {
    when: "all schemas, or all shared answers, parameters, headers or bodies, are gone",
    level: "breaking",
    is: (change) => isTypedSection(change) && change.kind === "removed",
    what: ({ path }) => `there is no ${typed[path[1]!]} any more.`,
    remedy: "Stop using their types.",
  },
  {
    when: "the first of the schemas, or of the shared answers, parameters, headers or bodies, are added",
    level: "added",
    is: (change) => isTypedSection(change) && change.kind === "added",
    what: ({ path }) => `it is new, with each ${typed[path[1]!]}.`,
  },
  {
    when: "an operationId changes",
    level: "breaking",
    is: (change) => change.typeName === "Operation" && change.property === "operationId",
    what: ({ base, revision }) => `the operation \`${String(base?.value)}\` is called \`${String(revision?.value)}\` now.`,
    remedy: "Use the new name in `operations`.",
  },
  {
    when: "a path or an operation is gone or renamed",
    level: "breaking",
    is: (change) => isPathOrOperation(change) && (change.kind === "removed" || change.property === "key"),
    what: ({ base, revision, property }) =>
      property === "key" ? `its path is \`${String(revision?.value ?? base?.value)}\` now.` : "it is gone.",
    remedy: "Call another operation.",
  },
  {
    when: "a path or an operation is added",
    level: "added",
    is: (change) => isPathOrOperation(change) && change.kind === "added",
    what: () => "it is new.",
  },
  {
    when: "something is marked as deprecated",
    level: "added",
    isOfTheWire: true,
    is: ({ property, revision }) => property === "deprecated" && revision?.value === true,
    what: (change) => `${change.typeName === "Operation" ? "it" : `\`${change.member}\``} is deprecated.`,
    remedy: "Plan to do without it.",
  },
];

function isPathOrOperation({ typeName }: LocatedChange): boolean {
  return typeName === "PathItem" || typeName === "Operation";
}
