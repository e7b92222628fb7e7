import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { largest } from "../../src/diff/changes/level.ts";
import type { SpecChange } from "../../src/diff/changes/spec-change.ts";
import { sentence } from "../../src/diff/changesets.ts";
import { changesOfPairs } from "../support/mutations/changes-of-pairs.ts";
import { edit } from "../support/mutations/mutation.ts";
import { breakingForms } from "../support/mutations/keywords/breaking-forms.ts";
import { breakingValues } from "../support/mutations/keywords/breaking-values.ts";
import { harmlessInvisible } from "../support/mutations/keywords/harmless.ts";

// What was told as a patch and broke, and what was told as a break and was none. All of the corpus, with its consumers, is a long suite.
const broke = [
  "a discriminator is renamed",
  "a discriminator is dropped",
  "a discriminator maps another name",
  "a list in an answer has no places any more",
  "an object of an answer may hold other names",
  "an object of an answer holds no other names any more",
  "a part gains a property that the whole has with another type",
  "a 204 gets a body",
];
const breaking = [...breakingForms, ...breakingValues].filter(({ name }) => broke.includes(name));
const wereNone = ["int32 is int64 in an answer", "oneOf is anyOf of the same in an answer", "a text of an answer may be longer"];
const harmless = harmlessInvisible.filter(({ name }) => wereNone.includes(name));

let changes: SpecChange[][];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "verdicts-"));
  try {
    const gadgets = readFileSync(new URL("../support/mutations/gadgets.yaml", import.meta.url), "utf8");
    changes = await changesOfPairs(
      folder,
      [...breaking, ...harmless].map(({ change }) => ({ before: gadgets, after: edit(gadgets, change) })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const levelOf = (index: number) => largest(changes[index]!.map(({ level }) => level));

test("F73: the lists name changes of the corpus", () => {
  expect([breaking.length, harmless.length]).toEqual([broke.length, wereNone.length]);
});

test.each(breaking.map((mutation, index) => [mutation.name, index] as const))("F73: breaking: %s", (_name, index) => {
  expect(levelOf(index)).toBe("breaking");
  expect(changes[index]!.map(sentence).join("\n")).toContain(breaking[index]!.told);
});

test.each(harmless.map((mutation, index) => [mutation.name, breaking.length + index] as const))("F73: no break: %s", (_name, index) => {
  expect(levelOf(index)).toBe("invisible");
});
