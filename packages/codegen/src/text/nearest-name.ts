/** The name that is most like another, where one is like it at all. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  return nearestNames(name, names)[0];
}

/** Names of which at most two in five characters differ from another, or that end as it does, the most alike first. */
export function nearestNames(name: string, names: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  return names
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(name.length, candidate.length) * 0.4)
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
}

/** `postApiLogin` is what somebody may mean who says `login`. */
function distanceOf(wanted: string, candidate: string): number {
  return candidate.endsWith(wanted) && wanted.length > 3 ? 1 : editDistance(wanted, candidate);
}

/** How many characters to add, remove or replace to make one text of the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
