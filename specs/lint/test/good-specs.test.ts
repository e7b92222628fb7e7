// What keeps the rules passes: the vendors' specs, and what the rules allow beside the usual.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { goodSpec } from "./good-spec.ts";
import { lintFiles, lintTexts, replace } from "./lint.ts";

const vendors = ["cloudendure", "flashblade"].map(
  (vendor) => [vendor, fileURLToPath(new URL(`../../${vendor}.yaml`, import.meta.url))] as const,
);

const rows: [name: string, given: (spec: string) => string][] = [
  ["the good one", (spec) => spec],
  ["an answer with named examples", replace("example: { name: thing }", "examples: { one: { value: { name: thing } } }")],
];

const found = await lintTexts(rows.map(([, given]) => given(goodSpec)));
const foundInVendors = await lintFiles(vendors.map(([, file]) => file));

describe("a spec that keeps the rules", () => {
  it.each(rows.map(([name], index) => [name, found[index]] as const))("%s", (_, problems) => {
    expect(problems).toEqual([]);
  });
});

describe("the vendors' specs", () => {
  it.each(vendors.map(([vendor], index) => [vendor, foundInVendors[index]] as const))("%s keeps the rules", (_, problems) => {
    expect(problems).toEqual([]);
  });

  it.each(vendors)("%s gives a reason for every choice", async (_, file) => {
    const sentences = (await readFile(file, "utf8")).replace(/\s+/g, " ").match(/Choice: .*?\.(?= |"|$)/g) ?? [];
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(sentence).toContain(" because ");
  });
});
