/** Something that the server saw, in words, and whether it is as it must be. */
export type Fact = readonly [isRight: boolean, saw: string];

/** How a check ended. */
export interface Verdict {
  readonly passed: boolean;
  readonly saw: string;
}

/** Passed when all facts are right; tells all of them. */
export function judge(...facts: readonly Fact[]): Verdict {
  return { passed: facts.every(([isRight]) => isRight), saw: facts.map(([, saw]) => saw).join(", ") };
}

/** One of several cases that a check plays, and what was wrong with it, if anything. */
export type Case = readonly [name: string, complaint: string | undefined];

/** Passed when no case has a complaint; `otherwise` tells what was seen then. What was wrong with several cases is told once. */
export function judgeCases(cases: readonly Case[], otherwise: string): Verdict {
  const names = new Map<string, string[]>();
  for (const [name, complaint] of cases) {
    if (complaint !== undefined) names.set(complaint, [...(names.get(complaint) ?? []), name]);
  }
  const told = [...names].map(
    ([complaint, which]) => `${complaint} (${which.length === cases.length ? `in each of ${which.length} cases` : which.join(", ")})`,
  );
  return { passed: told.length === 0, saw: told.length === 0 ? otherwise : told.join("; ") };
}
