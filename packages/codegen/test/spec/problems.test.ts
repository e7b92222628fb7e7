import { describe, expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import type { SpecError } from "../../src/index.ts";
import { changed } from "../support/small-spec.ts";

describe("tells everything in one run", () => {
  test("problems of one kind in one line, with their number", async () => {
    const paths = Array.from(
      { length: 421 },
      (_, index) =>
        `  /a${index}: { get: { operationId: a${index}, responses: { "200": { $ref: "#/components/responses/No${index}" } } } }\n`,
    );
    const error = await generate(
      changed(["paths:\n", `paths:\n${paths.join("")}`], ["in: header, required", "in: head, required"]),
      "small.yaml",
    ).catch((reason: unknown) => reason);
    expect((error as SpecError).message.split("\n")).toEqual([
      'small.yaml:10:62: 421 × "#/components/responses/No0" leads to nothing. (first here) Correct it, or define what it names.',
      expect.stringMatching(/^small\.yaml:435:37: `in` can be one of the following only/),
    ]);
    expect((error as SpecError).problems).toHaveLength(422);
  });

  test("at most 20 lines, and what an overlay can mend as its lines", async () => {
    const text = changed(["[{ token: [] }]", `[${Array.from({ length: 30 }, (_, index) => `{ no${index}: [] }`).join(", ")}]`]);
    const error = (await generate(text, "small.yaml").catch((reason: unknown) => reason)) as SpecError;
    const lines = error.message.split("\n");
    expect(lines).toHaveLength(20);
    expect(lines.at(-1)).toBe("small.yaml: 11 more problems. Correct these first.");
    const text2 = changed(["schemas/Answer", "schemas/Anwser"]);
    const { mendingOverlay = "" } = (await generate(text2, "small.yaml").catch((reason: unknown) => reason)) as SpecError;
    expect(mendingOverlay).toContain("actions:\n  - target: $.components\n");
    await expect(generate(text2, "small.yaml", { overlays: [{ file: "mend.yaml", text: mendingOverlay }] })).resolves.toBeInstanceOf(Map);
  });
});
