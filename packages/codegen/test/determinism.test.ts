import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generate } from "../src/index.ts";

const text = readFileSync(new URL("../fixtures/hostile.yaml", import.meta.url), "utf8");
const want = await generate(text, "hostile.yaml", { docs: "all" });

test.each([
  ["with Windows line endings", { given: text.replaceAll("\n", "\r\n") }],
  ["with old Macintosh line endings", { given: text.replaceAll("\n", "\r") }],
  ["with a byte order mark", { given: `\uFEFF${text}` }],
  ["a second time", { given: text }],
])("the same spec %s makes the same bytes", async (_name, { given }) => {
  expect([...(await generate(given, "hostile.yaml", { docs: "all" }))]).toEqual([...want]);
});

test("every file has line feeds alone, ends in one, and says where it came from", () => {
  const form = /^(\/\/|<!--) Generated from hostile\.yaml by "npm run generate"\. Do not edit\.( -->)?\n[^\r\u2028\u2029]*[^\n]\n$/;
  expect([...want].filter(([, content]) => !form.test(content)).map(([name]) => name)).toEqual([]);
});

test("errors name the same place with Windows line endings", async () => {
  const broken = text.replace("login: constructor", "login: [");
  const messages = await Promise.all(
    [broken, broken.replaceAll("\n", "\r\n")].map((given) => generate(given, "a.yaml").catch((error: Error) => error.message)),
  );
  expect(messages[0]).toMatch(/^a\.yaml:16:3: /);
  expect(messages[1]).toBe(messages[0]);
});

test("the first line names the command that is given, on one line", async () => {
  const files = await generate(text, "a\n-->\u2028b/hostile.yaml", { command: "make specs", docs: "all" });
  expect(files.get("docs/index.md")).toMatch(/^<!-- Generated from a -- > b\/hostile\.yaml by "make specs"\. Do not edit\. -->\n\n/);
  expect(files.get("src/generated/session.ts")).toMatch(
    /^\/\/ Generated from a -- > b\/hostile\.yaml by "make specs"\. Do not edit\.\nimport /,
  );
});
