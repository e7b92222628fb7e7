import { readFileSync } from "node:fs";
import { conformanceChecks, describeConformance, type CheckResult } from "@vendor-auth/emulator/conformance";
import { expect, it } from "vitest";
import { resultKey } from "../src/columns.ts";
import { facade } from "../src/facade.ts";
import { readPage } from "../src/read-page.ts";

const told = readPage(readFileSync(new URL("../../../docs/conformance.md", import.meta.url), "utf8"));

const results: CheckResult[] = [];
describeConformance(facade, { name: "facade", test: it.concurrent, timeout: 90_000, onResult: (result) => results.push(result) });

it("docs/conformance.md says of the facade what its checks just said", () => {
  for (const { row, title, vendor, passed } of results) {
    expect(told.get(resultKey({ client: "facade", vendor }, { id: row, title })), `${row}: ${title}`).toMatchObject({ passed });
  }
});

it("the facade passes over HTTPS, too, with the target's ca", async () => {
  const check = conformanceChecks.find(({ id }) => id === "F9");
  expect(await check?.run(facade, { vendor: "cloudendure", tls: true })).toMatchObject({ passed: true });
});
