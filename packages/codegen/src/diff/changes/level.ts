/**
 * What a change of a spec means to TypeScript that uses the generated package:
 *
 * | level | their code | from 1.0 | before 1.0 |
 * |---|---|---|---|
 * | breaking | may not compile any more, or calls that worked may fail | major | minor |
 * | added | compiles, and can do more | minor | patch |
 * | invisible | compiles, and can do the same | patch | patch |
 *
 * Before 1.0 a caret range (`^0.3.1`) holds a minor version back and takes every patch.
 */
export type Level = "breaking" | "added" | "invisible";

export type Bump = "major" | "minor" | "patch";

const bumps: readonly Bump[] = ["patch", "minor", "major"];

/** The bump that a package of this version needs. */
export function bumpFor(level: Level, version: string): Bump {
  const isBefore1 = version.startsWith("0.");
  if (level === "breaking") return isBefore1 ? "minor" : "major";
  return level === "added" && !isBefore1 ? "minor" : "patch";
}

/** Whether a bump is as large as another. */
export function isEnough(bump: Bump, needed: Bump): boolean {
  return bumps.indexOf(bump) >= bumps.indexOf(needed);
}

const levels: readonly Level[] = ["invisible", "added", "breaking"];

/** The largest of some levels; `undefined` when there is none. */
export function largest(found: readonly Level[]): Level | undefined {
  return levels.findLast((level) => found.includes(level));
}
