import { isObject, own } from "../../source/json.ts";
import type { JsonObject, Path } from "../../source/json.ts";
import type { Spec } from "../../spec/read-spec.ts";
import type { SpecChange } from "./spec-change.ts";

/** Paths that begin in another way, and are the same from there on: a release with its version in its paths. */
export interface Move {
  /** `/api/2.27` */
  readonly from: string;
  /** `/api/2.28` */
  readonly to: string;
  /** The present name of each former path, by the former. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Fewer than this is no pattern: each path is told by itself. */
const atLeast = 3;

/** A beginning of a path has at most so many parts: `/services/data/v61.0`. */
const longestBeginning = 4;

/** The moves between two documents, the one of most paths first. None where a reference leads into a path: it would lead nowhere. */
export function movedPaths(before: JsonObject, after: JsonObject): Move[] {
  const [former, present] = [pathsOf(before), pathsOf(after)];
  let gone = [...former].filter((path) => !present.has(path));
  const added = new Set([...present].filter((path) => !former.has(path)));
  if (gone.length < atLeast || added.size < atLeast || JSON.stringify(before).includes('"#/paths/')) return [];
  const moves: Move[] = [];
  for (;;) {
    const move = largestMove(gone, added);
    if (move === undefined) return moves;
    moves.push(move);
    gone = gone.filter((path) => !move.paths.has(path));
    for (const path of move.paths.values()) added.delete(path);
  }
}

const pathsOf = (document: JsonObject): Set<string> => new Set(Object.keys(own(document, "paths") ?? {}));

interface Beginning {
  readonly start: string;
  readonly rest: string;
}

/** `/api/2.28/users` as ``, `/api` and `/api/2.28`, each with what follows. */
function beginnings(path: string): Beginning[] {
  const parts = path.split("/").slice(1);
  return Array.from({ length: Math.min(longestBeginning, parts.length - 1) + 1 }, (_, length) => ({
    start: parts
      .slice(0, length)
      .map((part) => `/${part}`)
      .join(""),
    rest: `/${parts.slice(length).join("/")}`,
  }));
}

function largestMove(gone: readonly string[], added: ReadonlySet<string>): Move | undefined {
  const byRest = new Map<string, Beginning[]>();
  for (const path of added) {
    for (const one of beginnings(path)) byRest.set(one.rest, [...(byRest.get(one.rest) ?? []), one]);
  }
  const moves = new Map<string, { from: string; to: string; paths: Map<string, string> }>();
  for (const path of gone) {
    for (const { start: from, rest } of beginnings(path)) {
      for (const { start: to } of byRest.get(rest) ?? []) {
        const id = JSON.stringify([from, to]);
        const move = moves.get(id) ?? { from, to, paths: new Map<string, string>() };
        moves.set(id, move);
        move.paths.set(path, to + rest);
      }
    }
  }
  // Of those that say the same, the one with the shortest words.
  const words = ({ from, to }: Move): number => from.length + to.length;
  const [largest] = [...moves.values()].toSorted((one, other) => other.paths.size - one.paths.size || words(one) - words(other));
  return largest !== undefined && largest.paths.size >= atLeast ? largest : undefined;
}

/** The former spec with the present names of the paths that moved, so that what is behind them can be compared. */
export function withMoves(spec: Spec, moves: readonly Move[]): Spec {
  if (moves.length === 0) return spec;
  const names = new Map(moves.flatMap(({ paths }) => [...paths]));
  const formerNames = new Map([...names].map(([former, present]) => [present, former]));
  const formerPath = ([first, second, ...rest]: Path): Path =>
    first === "paths" && second !== undefined
      ? [first, formerNames.get(String(second)) ?? second, ...rest]
      : [first, second, ...rest].filter((step) => step !== undefined);
  const paths = own(spec.document, "paths");
  const renamed = Object.entries(isObject(paths) ? paths : {}).map(([path, item]) => [names.get(path) ?? path, item] as const);
  return {
    ...spec,
    document: { ...spec.document, paths: Object.fromEntries(renamed) },
    position: (path, side) => spec.position(formerPath(path), side),
    fail: (path, problem, remedy, side) => spec.fail(formerPath(path), problem, remedy, side),
  };
}

/** A move in words. */
export function moveChange({ from, to, paths }: Move, after: Spec): SpecChange {
  const [[former, present] = ["", ""]] = paths;
  return {
    level: "breaking",
    place: `\`${former}\` and ${paths.size - 1} more paths`,
    what: from === "" ? `they begin with \`${to}\` now.` : `\`${from}\` at their beginning is ${to === "" ? "gone" : `\`${to}\` now`}.`,
    remedy: `Call \`${present}\`, and the others in the same way.`,
    subjects: [to === "" ? present : to],
    position: () => after.position(["paths", present]),
  };
}
