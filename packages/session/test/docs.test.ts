import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

it("docs/errors.md has a row for every code, and for no other", () => {
  const union = /export type SessionErrorCode =([^;]+);/.exec(read("../src/errors/session-error.ts"))?.[1] ?? "";
  const codes = [...union.matchAll(/"(\w+)"/g)].map((match) => match[1]);
  const page = read("../../../docs/errors.md").split("## Results")[0] ?? "";
  const rows = [...page.matchAll(/^\| `(\w+)` \| .{20,} \| .{10,} \|$/gm)].map((match) => match[1]);
  expect(codes.length).toBeGreaterThanOrEqual(15);
  expect(rows).toEqual(codes);
});

it("the doc comment of SessionErrorCode lists the same codes", () => {
  const source = read("../src/errors/session-error.ts");
  const union = /export type SessionErrorCode =([^;]+);/.exec(source)?.[1] ?? "";
  const rows = [...source.matchAll(/^ \* \| `(\w+)` \|/gm)].map((match) => match[1]);
  expect(rows).toEqual([...union.matchAll(/"(\w+)"/g)].map((match) => match[1]));
});
