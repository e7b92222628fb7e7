import { readFileSync } from "node:fs";
import { sample } from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { JsonMap } from "../support/walk/document.ts";
import { playWalks } from "../support/walk/play-walks.ts";
import type { Walked } from "../support/walk/play-walks.ts";
import { walked, walks } from "../support/walk/walk.ts";

/** Another seed gives other walks: WALK_SEED=7 npm test -- --project long random-walk */
const seed = Number(process.env["WALK_SEED"] ?? 1);
const count = 500;

let made: { walk: string; played: Walked }[];

beforeAll(async () => {
  const document = parse(readFileSync(new URL("../support/mutations/gadgets.yaml", import.meta.url), "utf8")) as JsonMap;
  const all = sample(walks, { numRuns: count, seed });
  const played = await playWalks(
    document,
    all.map((walk) => walked(document, walk)),
  );
  made = all.map((walk, index) => ({ walk: JSON.stringify(walk), played: played[index]! }));
}, 600_000);

test("F73: of 500 random walks, none breaks a consumer without being told as a break", () => {
  const tooSmall = made.filter(({ played }) => played.level !== "breaking" && played.broken.length > 0);
  expect(tooSmall.map(({ walk, played }) => ({ walk, broken: played.broken, words: played.words }))).toEqual([]);
});

test("F73: of 500 random walks, none whose types are the same is told as a break", () => {
  const tooLarge = made.filter(({ played }) => played.level === "breaking" && played.isSame);
  expect(tooLarge.map(({ walk, played }) => ({ walk, words: played.words }))).toEqual([]);
});

test("F73: the walks go everywhere: many break, some do not, some change no type", () => {
  const levels = made.map(({ played }) => played.level);
  expect(levels.filter((level) => level === "breaking").length).toBeGreaterThan(count / 4);
  expect(levels.filter((level) => level === "added").length).toBeGreaterThan(count / 50);
  expect(made.filter(({ played }) => played.isSame).length).toBeGreaterThan(count / 100);
});
