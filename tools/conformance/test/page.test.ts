import { readFileSync } from "node:fs";
import { conformanceChecks } from "@vendor-auth/emulator/conformance";
import { expect, it } from "vitest";
import { columns, resultKey } from "../src/columns.ts";
import { differences } from "../src/differences.ts";
import { renderPage } from "../src/page.ts";
import { readPage } from "../src/read-page.ts";

const page = readFileSync(new URL("../../../docs/conformance.md", import.meta.url), "utf8");

it("lists every check for every client, with the versions installed, as the script writes it", () => {
  const told = readPage(page);
  const expected = columns.flatMap((column) =>
    conformanceChecks.filter(({ vendors }) => vendors.includes(column.vendor)).map((check) => resultKey(column, check)),
  );
  expect([...told.keys()].toSorted()).toEqual(expected.toSorted());
  expect(renderPage(told)).toBe(page);
});

it("says that the facade passes everything", () => {
  const failed = [...readPage(page)].filter(([key, { passed }]) => key.startsWith("facade ") && !passed);
  expect(failed).toEqual([]);
});

it("is noticed when it says otherwise than what was measured", () => {
  const measured = new Map(readPage(page));
  expect(differences(page, measured)).toEqual([]);
  const [first = ""] = [...measured].filter(([, { passed }]) => passed).map(([key]) => key);
  measured.set(first, { passed: false, saw: "3 logins" });
  expect(differences(page, measured)).toEqual([`${first}: fails (3 logins), and docs/conformance.md says otherwise`]);
  measured.delete(first);
  expect(differences(page, measured)).toEqual([`${first}: docs/conformance.md has it, and it was not run`]);
  expect(differences(page.replace("# Conformance", "# Praise"), readPage(page))).toEqual([
    "docs/conformance.md is not as tools/conformance/src/report.ts writes it: run that again",
  ]);
});

it("counts that hold pipes, backslashes and angle brackets are read as they were written", () => {
  const [column] = columns;
  const [check] = conformanceChecks;
  if (!column || !check) throw new Error("there is neither a client nor a check");
  const saw = String.raw`http:\\host | <b> \|`;
  const results = new Map([[resultKey(column, check), { passed: false, saw }]]);
  expect(readPage(renderPage(results))).toEqual(results);
});
