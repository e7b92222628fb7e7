/** Something that the server saw, in words, and whether it is as it must be. */
export type Finding = readonly [isRight: boolean, saw: string];

/** How a check ended. */
export interface Verdict {
  readonly passed: boolean;
  readonly saw: string;
}

/** Passed when all findings are right; `saw` lists all of them. */
export function judge(...findings: readonly Finding[]): Verdict {
  return { passed: findings.every(([isRight]) => isRight), saw: findings.map(([, saw]) => saw).join(", ") };
}

/** One of several cases that a check plays, and what was wrong with it, if anything. */
export type Case = readonly [name: string, complaint: string | undefined];

/** Passed when no case has a complaint; `saw` is `otherwise` then. A complaint of several cases is listed once. */
export function judgeCases(cases: readonly Case[], otherwise: string): Verdict {
  const names = new Map<string, string[]>();
  for (const [name, complaint] of cases) {
    if (complaint !== undefined) names.set(complaint, [...(names.get(complaint) ?? []), name]);
  }
  const complaints = [...names].map(
    ([complaint, which]) => `${complaint} (${which.length === cases.length ? `in each of ${which.length} cases` : which.join(", ")})`,
  );
  return { passed: complaints.length === 0, saw: complaints.length === 0 ? otherwise : complaints.join("; ") };
}
