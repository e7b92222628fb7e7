import { own } from "../../source/json.ts";
import type { JsonObject } from "../../source/json.ts";
import { quoted } from "./rule.ts";
import type { Rule } from "./rule.ts";
import { resolved, valueAt } from "../changes/located-change.ts";
import type { LocatedChange } from "../changes/located-change.ts";

/** What an operation answers and takes, apart from the shape of bodies. */
export const answerRules: readonly Rule[] = [
  {
    when: "an operation gains a success or a `default` with another body or none, or a failure with a body that its other failures have not",
    level: "breaking",
    is: (change) => isNewAnswer(change) && !isKnownBody(change),
    what: ({ path, sides }) => {
      const its = bodiesOf(sides.after, valueAt(sides.after, path));
      return `it may answer ${path.at(-1)}, ${its.length > 0 ? "with a body of its own" : "without a body"}.`;
    },
    remedy: "Tell the answers apart by `status`.",
  },
  {
    when: "an operation gains an answer with a body that it had, or a failure without one",
    level: "added",
    is: (change) => isNewAnswer(change) && isKnownBody(change),
    what: ({ path }) => `it may answer ${path.at(-1)}.`,
  },
  {
    when: "an operation loses an answer",
    level: "breaking",
    is: (change) => isAnswer(change) && change.kind === "removed",
    what: ({ path }) => `the answer ${path.at(-1)} is gone.`,
    remedy: "Stop using its types.",
  },
  {
    when: "an answer that had no body gets one, or has none any more",
    level: "breaking",
    is: (change) => change.typeName === "MediaTypesMap" && change.inAnswer && change.kind !== "modified",
    what: ({ kind }) => (kind === "added" ? "it has a body." : "it has no body any more."),
    remedy: "Look at what comes with it.",
  },
  {
    when: "an answer gains a media type with another body",
    level: "breaking",
    is: (change) => isNewMediaType(change) && change.inAnswer && !isKnownMedia(change),
    what: ({ path }) => `the body may be ${path.at(-1)}.`,
    remedy: "Tell the bodies apart.",
  },
  {
    when: "a request may be sent as another media type, or an answer come as one with the same body",
    level: "added",
    is: (change) => isNewMediaType(change) && (!change.inAnswer || isKnownMedia(change)),
    what: ({ path }) => `the body may be ${path.at(-1)}.`,
  },
  {
    when: "a media type is gone or becomes another",
    level: "breaking",
    is: ({ typeName, kind, property }) => typeName === "MediaType" && (kind === "removed" || property === "key"),
    what: ({ base, revision, path, property }) =>
      property === "key"
        ? `the body is ${String(revision?.value)} where it was ${String(base?.value)}.`
        : `there is no ${path.at(-1)} body any more.`,
    remedy: "Use another media type.",
  },
  {
    when: "a header of an answer is gone or renamed",
    level: "breaking",
    is: ({ typeName, kind, property }) => typeName === "Header" && (kind === "removed" || property === "key"),
    what: ({ path }) => `the header \`${path.at(-1)}\` is gone.`,
    remedy: "Stop reading it.",
  },
  {
    when: "a header of an answer may be missing",
    level: "breaking",
    is: (change) => isHeaderRequired(change) && change.revision?.value !== true,
    what: (change) => `the header \`${headerName(change)}\` may be missing.`,
    remedy: "Expect `undefined`.",
  },
  {
    when: "a header of an answer is added, or is always there",
    level: "added",
    is: (change) =>
      (change.typeName === "Header" && change.kind === "added") || (isHeaderRequired(change) && change.revision?.value === true),
    what: (change) => `the header \`${headerName(change)}\` is ${change.kind === "added" ? "new" : "always there"}.`,
  },
  {
    when: "an operation needs a body",
    level: "breaking",
    is: (change) =>
      bodyIsNew(change, true) || (change.typeName === "RequestBody" && change.property === "required" && change.revision?.value === true),
    what: () => "a body must be sent.",
    remedy: "Give `body`.",
  },
  {
    when: "an operation takes a body, or needs none any more",
    level: "added",
    is: (change) =>
      bodyIsNew(change, false) || (change.typeName === "RequestBody" && change.property === "required" && change.revision?.value !== true),
    what: () => "a body may be sent.",
  },
  {
    when: "a parameter must be given",
    level: "breaking",
    is: (change) => newParameters(change, true).length > 0 || (isParameterRequired(change) && change.revision?.value === true),
    what: (change) => (change.property === "required" ? "it must be given." : `${quoted(newParameters(change, true))} must be given.`),
    remedy: "Give it in `params`.",
  },
  {
    when: "a parameter may be given, or may be left out",
    level: "added",
    is: (change) => newParameters(change, false).length > 0 || (isParameterRequired(change) && change.base?.value === true),
    what: (change) => (change.property === "required" ? "it may be left out." : `${quoted(newParameters(change, false))} may be given.`),
  },
  {
    when: "a parameter is gone, or called by another name on the wire",
    level: "breaking",
    is: (change) =>
      (isParameters(change) && change.kind === "removed") ||
      (change.typeName === "Parameter" && ["name", "in"].includes(change.property ?? "")),
    what: ({ property, base, revision, sides }) =>
      property === undefined
        ? `${quoted(parameterNames(sides.before, base?.value))} is taken no more.`
        : `its \`${property}\` is \`${String(revision?.value)}\` where it was \`${String(base?.value)}\`.`,
    remedy: "Give `params` as the operation takes them now.",
  },
];

const isAnswer = ({ typeName, path }: LocatedChange): boolean =>
  typeName === "Response" && path.at(-2) === "responses" && path[0] === "paths";
const isNewAnswer = (change: LocatedChange): boolean => isAnswer(change) && change.kind === "added";
const isNewMediaType = ({ typeName, kind }: LocatedChange): boolean => typeName === "MediaType" && kind === "added";
const isHeaderRequired = ({ typeName, property }: LocatedChange): boolean => typeName === "Header" && property === "required";
const headerName = ({ path, property }: LocatedChange): string => (path.at(-1) === property ? path.at(-2) : path.at(-1)) ?? "";

const isParameters = ({ typeName, path }: LocatedChange): boolean =>
  typeName === "ParameterList" || (typeName === "Parameter" && path.at(-2) === "parameters" && path[0] === "paths");
const isParameterRequired = ({ typeName, property }: LocatedChange): boolean => typeName === "Parameter" && property === "required";

/** Names of the parameters that came, alone or with the list they are in, which must or need not be given. */
function newParameters(change: LocatedChange, required: boolean): string[] {
  const { sides, kind, revision } = change;
  if (!isParameters(change) || kind !== "added") return [];
  const its = [revision?.value].flat().map((one) => resolved(sides.after, one));
  return parameterNames(
    sides.after,
    its.filter((one) => (own(one, "required") === true) === required),
  );
}

function parameterNames(document: JsonObject, parameters: unknown): string[] {
  return [parameters].flat().map((one) => String(own(resolved(document, one), "name")));
}

function bodyIsNew({ typeName, kind, revision }: LocatedChange, required: boolean): boolean {
  return typeName === "RequestBody" && kind === "added" && (own(revision?.value, "required") === true) === required;
}

/** Whether the operation's other answers of the same kind (success or not) already had what the new one may bring. */
function isKnownBody({ sides, path }: LocatedChange): boolean {
  const status = path.at(-1) ?? "";
  const answers = Object.entries(valueAt(sides.before, path.slice(0, -1)) ?? {}) as [string, unknown][];
  const alike = answers.filter(([name]) => isSuccess(name) === isSuccess(status));
  const known = new Set(alike.flatMap(([, answer]) => bodiesOf(sides.before, answer)));
  const its = bodiesOf(sides.after, valueAt(sides.after, path));
  const isFailure = !isSuccess(status) && status !== "default";
  return (its.length > 0 || isFailure) && its.every((body) => known.has(body));
}

function isKnownMedia({ sides, path }: LocatedChange): boolean {
  const known = bodiesOf(sides.before, valueAt(sides.before, path.slice(0, -2)));
  const schema = JSON.stringify(own(valueAt(sides.after, path), "schema"));
  return known.includes(schema);
}

function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/** The schemas of an answer's bodies, as text. */
function bodiesOf(document: JsonObject, answer: unknown): string[] {
  const media = Object.values(own(resolved(document, answer), "content") ?? {}) as unknown[];
  return media.map((one) => JSON.stringify(own(one, "schema")));
}
