import { beforeAll, describe, expect, test } from "vitest";
import { bumpFor } from "../../src/diff/changes/level.ts";
import { added } from "../support/mutations/added.ts";
import { breaking } from "../support/mutations/breaking.ts";
import { invisible } from "../support/mutations/invisible.ts";
import type { Mutation } from "../support/mutations/mutation.ts";
import { playMutations } from "../support/mutations/play-mutations.ts";
import type { Played } from "../support/mutations/play-mutations.ts";

const all = [...breaking, ...added, ...invisible];
let played: Played[];

beforeAll(async () => {
  played = await playMutations(all);
});

const found = (name: string): Played => played[all.findIndex((mutation) => mutation.name === name)]!;

/** The row that a change belongs to, and its name. */
const titled = (mutations: readonly Mutation[]) => mutations.map(({ spec, name }) => [spec === "gadgets" ? "F73" : "F41", name] as const);

describe("breaking", () => {
  test.each(titled(breaking))("%s: breaking: %s", (_row, name) => {
    const { level, words, before, after } = found(name);
    expect(before, "the consumer compiles before the change").toEqual([]);
    expect(after.length, "and not after it").toBeGreaterThan(0);
    expect(level).toBe("breaking");
    expect(words.join("\n")).toContain(breaking.find((mutation) => mutation.name === name)?.told ?? "");
  });
});

describe("added", () => {
  test.each(titled(added))("%s: added: %s", (_row, name) => {
    expect(found(name)).toMatchObject({ level: "added", before: [], after: [] });
  });
});

describe("invisible", () => {
  test.each(titled(invisible.filter(({ isNothing }) => !isNothing)))("%s: invisible: %s", (_row, name) => {
    expect(found(name)).toMatchObject({ level: "invisible", before: [], after: [] });
  });
  test.each(invisible.filter(({ isNothing }) => isNothing).map(({ name }) => name))("F41: nothing to release: %s", (name) => {
    expect(found(name)).toMatchObject({ level: undefined, before: [], after: [] });
  });
});

test("F41: the bump that a level needs, before and from 1.0", () => {
  const levels = ["breaking", "added", "invisible"] as const;
  expect(levels.map((level) => bumpFor(level, "0.3.1"))).toEqual(["minor", "patch", "patch"]);
  expect(levels.map((level) => bumpFor(level, "1.0.0"))).toEqual(["major", "minor", "patch"]);
});

test("F73: the corpus has eighty changes and more", () => {
  expect(all.length).toBeGreaterThanOrEqual(80);
});
