import { splitTarget } from "./incoming.ts";

/** Which requests something applies to. Members given must all hold; none given means every request. */
export interface Match {
  /** Any case. */
  readonly method?: string;
  /** The path, query left out. `*` stands for any characters: `/api/2.*`. */
  readonly path?: string;
  /** The operation's name: `login`, `logout`, `listProjects`, … (the keys of `counters.byOperation`). */
  readonly operation?: string;
}

/** What a request is matched by. */
export interface Matchable {
  readonly method: string;
  readonly path: string;
  readonly operation: string;
}

/** Turns a match into a test. Throws a TypeError for members it does not know. */
export function compileMatch(match: Match): (request: Matchable) => boolean {
  for (const [key, value] of Object.entries(match)) {
    if (!["method", "path", "operation"].includes(key)) {
      throw new TypeError(`match: unknown member ${JSON.stringify(key)}. Known: method, path, operation`);
    }
    if (value !== undefined && typeof value !== "string") throw new TypeError(`match.${key}: expected a string, got ${typeof value}`);
  }
  const method = match.method?.toUpperCase();
  const path = match.path === undefined ? undefined : wildcard(splitTarget(match.path).path);
  return (request) =>
    (method === undefined || method === request.method) &&
    (path === undefined || path.test(request.path)) &&
    (match.operation === undefined || match.operation === request.operation);
}

const compiled = new WeakMap<Match, (request: Matchable) => boolean>();

/** Whether a match applies to a request; compiled once for each match object. */
export function matches(match: Match, request: Matchable): boolean {
  let test = compiled.get(match);
  if (test === undefined) {
    test = compileMatch(match);
    compiled.set(match, test);
  }
  return test(request);
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
