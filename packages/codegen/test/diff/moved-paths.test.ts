import { expect, test } from "vitest";
import { movedPaths } from "../../src/diff/changes/moved-paths.ts";

const document = (...paths: string[]) => ({ paths: Object.fromEntries(paths.map((path) => [path, { get: {} }])) });
const moves = (before: string[], after: string[]) =>
  movedPaths(document(...before), document(...after)).map(({ from, to, paths }) => [from, to, paths.size]);

test.each([
  [
    "a version in the middle",
    ["/api/1.0/a", "/api/1.0/b", "/api/1.0/c", "/login"],
    ["/api/1.1/a", "/api/1.1/b", "/api/1.1/c", "/login"],
    [["/api/1.0", "/api/1.1", 3]],
  ],
  ["a beginning that is gone", ["/api/a", "/api/b", "/api/c/{id}"], ["/a", "/b", "/c/{id}"], [["/api", "", 3]]],
  ["a beginning that is new", ["/a", "/b", "/c"], ["/v2/a", "/v2/b", "/v2/c"], [["", "/v2", 3]]],
  ["a longer beginning", ["/v1/a", "/v1/b", "/v1/c"], ["/rest/2/a", "/rest/2/b", "/rest/2/c"], [["/v1", "/rest/2", 3]]],
  ["what is behind a resource", ["/users", "/users/{id}", "/users/{id}/roles"], ["/people", "/people/{id}", "/people/{id}/roles"], []],
  ["two paths, which are no pattern", ["/v1/a", "/v1/b"], ["/v2/a", "/v2/b"], []],
  ["paths that are there under both names", ["/v1/a", "/v1/b", "/v1/c"], ["/v1/a", "/v1/b", "/v1/c", "/v2/a", "/v2/b", "/v2/c"], []],
  [
    "two moves, the larger first",
    ["/v1/a", "/v1/b", "/v1/c", "/v1/d", "/old/x", "/old/y", "/old/z"],
    ["/v2/a", "/v2/b", "/v2/c", "/v2/d", "/new/x", "/new/y", "/new/z"],
    [
      ["/v1", "/v2", 4],
      ["/old", "/new", 3],
    ],
  ],
])("%s", (_name, before, after, want) => expect(moves(before, after)).toEqual(want));

test("where a reference leads into a path, nothing moves: the reference would lead nowhere", () => {
  const before = { ...document("/v1/a", "/v1/b", "/v1/c"), x: { $ref: "#/paths/~1v1~1a" } };
  expect(movedPaths(before, document("/v2/a", "/v2/b", "/v2/c"))).toEqual([]);
});
