import type { Spec } from "../spec/read-spec.ts";
import type { Level } from "./changes/level.ts";
import type { RedoclyChange, RedoclyReport } from "./changes/redocly-report.ts";
import { rules } from "./rules/rules.ts";
import { locateChange } from "./changes/located-change.ts";
import type { LocatedChange, Sides } from "./changes/located-change.ts";
import { usesOf } from "./changes/uses.ts";

/** One change, for the consumer who reads it and for the developer who must find it in the spec. */
export interface SpecChange {
  readonly level: Level;
  /** The operation and the place. */
  readonly place: string;
  /** What is different, a sentence. */
  readonly what: string;
  /** What to do; empty for nothing. */
  readonly remedy: string;
  /** A changeset that contains one of these mentions the change. */
  readonly subjects: readonly string[];
  /** Where it stands: in the spec as it is, or, when it is there no more, as it was. */
  readonly side: "before" | "after";
  readonly line: number;
  readonly column: number;
}

const byImpact = { major: "breaking", minor: "added", patch: "invisible" } as const;

/** What changed between two specs, breaking changes first. Empty when both say the same. */
export function compareSpecs(before: Spec, after: Spec, report: RedoclyReport): SpecChange[] {
  const sides: Sides = {
    before: before.document,
    after: after.document,
    usesBefore: usesOf(before.document),
    usesAfter: usesOf(after.document),
  };
  const changes = report.changes.flatMap((change) => linesOf(change, sides));
  if (changes.length === 0 && JSON.stringify(before.document) !== JSON.stringify(after.document)) {
    const what = "words, examples or their order are different.";
    changes.push({
      level: "invisible",
      place: "Documentation",
      what,
      remedy: "",
      subjects: [after.file],
      side: "after",
      line: 1,
      column: 1,
    });
  }
  const order: readonly Level[] = ["breaking", "added", "invisible"];
  return order.flatMap((level) => changes.filter((change) => change.level === level));
}

function linesOf(change: RedoclyChange, sides: Sides): SpecChange[] {
  const located = locateChange(change, sides);
  const found = change.revision === undefined ? change.base : change.revision;
  const common = {
    place: located.place,
    subjects: [...located.subjects, ...newName(located)],
    side: change.revision === undefined ? ("before" as const) : ("after" as const),
    line: found?.line ?? 1,
    column: found?.col ?? 1,
  };
  const matching = rules.filter((rule) => rule.is(located));
  // What one direction calls added, the other may call breaking: the reader needs the worse.
  const worst = matching.some(({ level }) => level === "breaking") ? matching.filter(({ level }) => level === "breaking") : matching;
  if (worst.length > 0) return worst.map(({ level, what, remedy = "" }) => ({ ...common, level, what: what(located), remedy }));
  if (located.typeName === "Schema" && located.property === "required") return []; // of a property that came or went, which has its own line
  const level = byImpact[change.impact];
  const [verdict] = change.verdicts;
  const what = verdict?.message ?? `${located.member === "" ? "" : `\`${located.member}\`: `}${describe(located)}`;
  const remedy = level === "breaking" ? "Look at the reference page of what you call." : "";
  return [{ ...common, level, what, remedy }];
}

/** A changeset mentions a renamed component or path by its new name as well. */
function newName({ property, revision, path }: LocatedChange): string[] {
  return property === "key" && path.length <= 3 && typeof revision?.value === "string" ? [revision.value] : [];
}

function describe({ property, kind }: LocatedChange): string {
  const words = ["description", "summary", "title", "example", "examples", "tags", "version", "externalDocs"];
  if (property !== undefined && words.includes(property)) return "its documentation is different.";
  return property === undefined ? `something is ${kind}.` : `\`${property}\` is different.`;
}
