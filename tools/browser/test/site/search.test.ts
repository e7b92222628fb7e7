import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chromium } from "../../src/chromium.ts";
import { siteInBrowser } from "../support/site-in-browser.ts";

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");

/** Every error code of the session, and every operation of the vendors' specs, with the page that search must offer. */
const codes = [...read("packages/session/src/errors/session-error.ts").matchAll(/^ {2}\| "(\w+)"/gm)].map(([, code = ""]) => code);
const operations = ["flashblade", "cloudendure"].flatMap((vendor) =>
  [...read(`specs/${vendor}.yaml`).matchAll(/^ {6}operationId: (\w+)$/gm)].map(([, operation = ""]) => [vendor, operation] as const),
);
const wanted = [
  ...codes.map((code) => [code, "/errors.html"] as const),
  ...operations.map(([vendor, operation]) => [`${vendor} ${operation}`, `/reference/${vendor}/`] as const),
];

describe.skipIf(chromium === undefined)("search", () => {
  const site = siteInBrowser();

  test("finds each operation and each error code", async () => {
    expect(codes.length).toBeGreaterThanOrEqual(15);
    expect(operations.length).toBeGreaterThanOrEqual(6);
    await using tab = await site.open();
    await tab.page.goto("/");
    await tab.page.getByRole("button", { name: "Search" }).first().click();
    const box = tab.page.getByRole("searchbox");
    const missed: string[] = [];
    for (const [query, target] of wanted) {
      await box.fill(query);
      const hit = tab.page.locator(`.results a[href^="${target}"]`).first();
      await hit.waitFor({ timeout: 5_000 }).catch(() => missed.push(query));
    }
    expect(missed).toEqual([]);
    expect(tab.complaints).toEqual([]);
    expect(tab.elsewhere).toEqual([]);
  });
});
