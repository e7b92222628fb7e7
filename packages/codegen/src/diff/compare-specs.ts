import type { Verdict } from "./judge/judge.ts";
import type { Level } from "./changes/level.ts";
import type { Pair, SpecChange } from "./changes/spec-change.ts";
import type { RedoclyChange, RedoclyReport } from "./changes/redocly-report.ts";
import { rules } from "./rules/rules.ts";
import { changedSecurity } from "./client/changed-security.ts";
import { changedSession } from "./client/changed-session.ts";
import { changedWire } from "./client/changed-wire.ts";
import { changedXSession } from "./client/changed-x-session.ts";
import { changedExtensions, extensionOf } from "./changes/changed-extensions.ts";
import { locateChange, pathOf } from "./changes/located-change.ts";
import type { LocatedChange, Sides } from "./changes/located-change.ts";
import { usesOf } from "./changes/uses.ts";
import { weighChanges } from "./weigh-changes.ts";
import type { Line } from "./weigh-changes.ts";

const byImpact = { major: "breaking", minor: "added", patch: "invisible" } as const;

/** Redocly's rules for what no type shows. */
const ofTheWire = [/^server-removed$/, /^schema-constraint-changed$/];

/** What the client does by itself, which is compared as it does it: redocly sees a part of that, and cannot tell what comes of it. */
function isOfTheClient({ typeName, property, path }: LocatedChange): boolean {
  return (
    path[0] === "x-session" ||
    property === "x-session" ||
    /^(Security|Encoding)/.test(typeName) ||
    (path[0] === "paths" && typeName.startsWith("Server")) ||
    (typeName === "Parameter" && ["style", "explode", "allowReserved"].includes(property ?? ""))
  );
}

/** What changed between two specs, of which `whole` holds what is the same as well; breaking changes first. Empty when both say the same. */
export function compareSpecs({ before, after }: Pair, report: RedoclyReport, verdict: Verdict, whole: Pair): SpecChange[] {
  const sides: Sides = {
    before: before.document,
    after: after.document,
    usesBefore: usesOf(before.document),
    usesAfter: usesOf(after.document),
  };
  const read = report.changes.filter((change) => extensionOf(change) === undefined);
  const lines = read.flatMap((change) => linesOf(change, sides, { before, after }));
  const changes = [...weighChanges(lines, verdict, sides, after), ...changedExtensions(report, after)];
  changes.push(...changedXSession(whole), ...changedWire(whole));
  const session = changedSession(whole, changes);
  const told = new Set(session.flatMap(({ subjects }) => subjects));
  changes.push(...session, ...changedSecurity(whole).filter(({ subjects }) => !subjects.every((one) => told.has(one))));
  if (changes.length === 0 && JSON.stringify(before.document) !== JSON.stringify(after.document)) {
    const what = "words, examples or their order are different, or the way in which something is written.";
    changes.push({
      level: "invisible",
      place: "Documentation",
      what,
      remedy: "",
      subjects: [after.file],
      position: () => after.position([]),
    });
  }
  const order: readonly Level[] = ["breaking", "added", "invisible"];
  return order.flatMap((level) => changes.filter((change) => change.level === level));
}

function linesOf(change: RedoclyChange, sides: Sides, { before, after }: Pair): Line[] {
  const located = locateChange(change, sides);
  if (isOfTheClient(located)) return [];
  const common = {
    place: located.place,
    subjects: [...located.subjects, ...newName(located)],
    position: () => (change.revision === undefined ? before.position(pathOf(change.base)) : after.position(pathOf(change.revision))),
  };
  const matching = rules.filter((rule) => rule.is(located));
  // What one direction calls added, the other may call breaking: the reader needs the worse.
  const worst = matching.some(({ level }) => level === "breaking") ? matching.filter(({ level }) => level === "breaking") : matching;
  if (worst.length > 0) {
    return worst.map(({ level, what, remedy = "", isOfTheWire = false }) => ({
      change: { ...common, level, what: what(located), remedy },
      located,
      isOfTheWire,
    }));
  }
  if (located.typeName === "Schema" && located.property === "required") return []; // of a property that came or went, which has its own line
  const level = change.typeName === "Tag" ? "invisible" : byImpact[change.impact];
  const [verdict] = change.verdicts;
  const what = verdict?.message ?? `${located.member === "" ? "" : `\`${located.member}\`: `}${describe(located)}`;
  const remedy = level === "breaking" ? "Look at the reference page of what you call." : "";
  const isOfTheWire = change.verdicts.some(({ ruleId }) => ofTheWire.some((rule) => rule.test(ruleId))) && !isOnlyRead(located);
  return [{ change: { ...common, level, what, remedy }, located, isOfTheWire }];
}

/** A bound of what is only read refuses no call. */
function isOnlyRead({ typeName, inAnswer, inRequest }: LocatedChange): boolean {
  return typeName.startsWith("Schema") && inAnswer && !inRequest;
}

/** A changeset mentions a renamed component or path by its new name as well. */
function newName({ property, revision, path }: LocatedChange): string[] {
  return property === "key" && path.length <= 3 && typeof revision?.value === "string" ? [revision.value] : [];
}

function describe({ property, kind, typeName }: LocatedChange): string {
  const words = ["description", "summary", "title", "example", "examples", "tags", "version", "externalDocs"];
  if (typeName === "Tag" || (property !== undefined && words.includes(property))) return "its documentation is different.";
  return property === undefined ? `something is ${kind}.` : `\`${property}\` is different.`;
}
