import { packagesConcerned, sentence } from "./changesets.ts";
import type { Changeset, Versioned } from "./changesets.ts";
import type { SpecChange } from "./changes/spec-change.ts";
import { bumpFor, isEnough } from "./changes/level.ts";
import type { Bump } from "./changes/level.ts";
import type { SpecState } from "./spec-states.ts";

/**
 * The changes that no changeset mentions with a large enough bump: a line each, with the line of the spec. A changeset mentions
 * a change when it contains the name of the operation or of the schema; for an invisible change, the name of the spec is enough.
 */
export function missingChangesets(state: SpecState, changesets: readonly Changeset[]): string[] {
  return state.changes.flatMap((change) => {
    const faults = packagesConcerned(change.level, state.manifest, state.dependents).flatMap((its) => {
      const needed = bumpFor(change.level, its.version);
      return isMentioned(change, its, needed, state.spec.name, changesets) ? [] : describe(its, needed, changesets);
    });
    if (faults.length === 0) return [];
    const { file, line, column } = change.position();
    return `${file}:${line}:${column}: ${change.level}: ${sentence(change)} ${faults.join(" ")}`;
  });
}

function isMentioned(
  { level, subjects }: SpecChange,
  { name }: Versioned,
  needed: Bump,
  spec: string,
  changesets: readonly Changeset[],
): boolean {
  const words = level === "invisible" ? [...subjects, spec] : subjects;
  return changesets.some(({ bumps, text }) => isEnough(bumps[name] ?? ("" as Bump), needed) && words.some((word) => text.includes(word)));
}

function describe({ name, version }: Versioned, needed: Bump, changesets: readonly Changeset[]): string {
  const said = changesets.filter(({ bumps }) => bumps[name] !== undefined).map(({ file, bumps }) => `${file} says ${bumps[name]}`);
  const now = said.length === 0 ? "no changeset names it" : `${said.join(", ")}, which does not mention it or is too small`;
  return `${name} (${version}) needs a ${needed} changeset that mentions it: ${now}.`;
}
