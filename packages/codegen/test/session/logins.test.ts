import { expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { changed } from "../support/small-spec.ts";

test("a success answer that opens no session need not declare what a session carries", async () => {
  const files = await generate(
    changed(['        "200":\n', '        "202": { description: A second factor is asked for. }\n        "200":\n']),
    "small.yaml",
  );
  expect(files.get("src/generated/session.ts")).toContain('from: { in: "header", name: "X-Token" }');
});

test("an input is a secret, too, when its schema is put together from one", async () => {
  const spec = changed(
    ["{ type: string, format: password }", '{ allOf: [{ $ref: "#/components/schemas/Secret" }] }'],
    ["  schemas:\n", "  schemas:\n    Secret: { type: string, format: password }\n"],
  );
  expect((await generate(spec, "small.yaml")).get("src/generated/session.ts")).toContain("required: true, secret: true");
});
