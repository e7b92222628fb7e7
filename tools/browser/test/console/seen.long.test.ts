import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium } from "../../src/chromium.ts";
import { openBrowser } from "../../src/open-browser.ts";
import { openScene } from "./scene.ts";

describe.skipIf(chromium === undefined)("the console page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? "");
  }, 60_000);
  afterAll(() => browser?.close());

  test("shows what was received, without its secrets", async () => {
    const { emulator, page, call, complaints } = await openScene(browser, {});
    await page.getByText("Nothing was received.").waitFor();
    await call();
    emulator.fault({ match: { operation: "listArrays" }, times: 1, action: { type: "respond", status: 503 } });
    await call();
    const requests = page.locator("#requests li");
    await requests.nth(2).waitFor();
    const texts = (await requests.allTextContents()).map((text) => text.replace(/^\S+ /, ""));
    const session = emulator.sessions[0]?.id;
    expect(texts).toEqual([
      "GET /api/2.26/arrays 503 · listArrays · fault 1",
      `GET /api/2.26/arrays 200 · listArrays · ${session}`,
      "POST /api/login 200 · login",
    ]);
    expect(complaints).toEqual([]);
  });

  test("shows credentials, and copies a login that works", async () => {
    const { emulator, page, complaints } = await openScene(browser, { browser: { permissions: ["clipboard-read", "clipboard-write"] } });
    await page.locator("#credentials").getByText(emulator.credentials.apiToken).waitFor();
    await page.getByRole("button", { name: "Copy the curl line" }).click();
    await page.getByRole("status").getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(emulator.curl);
    const { apiToken } = emulator.replaceCredentials();
    await page.locator("#curl").filter({ hasText: apiToken }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("says of each policy of this vendor what it does, and draws the sessions over time", async () => {
    const { emulator, page, call, complaints } = await openScene(browser, {});
    const fields = page.locator("#policies div");
    await fields.first().waitFor();
    const rows = await fields.evaluateAll((all) =>
      all.map((row) => [row.querySelector("label")?.textContent, row.querySelector(".quiet")?.textContent]),
    );
    const told = Object.fromEntries(rows) as Record<string, string>;
    expect(Object.keys(told).toSorted()).toEqual(Object.keys(emulator.policies).toSorted());
    expect(told).not.toHaveProperty("xsrfStatus"); // CloudEndure's
    for (const does of Object.values(told)) expect(does.length).toBeGreaterThan(15);
    await call();
    await page.getByRole("img", { name: /^Open sessions over time: 1 open now, at most 1 / }).waitFor();
    emulator.expire();
    await page.getByRole("img", { name: /: 0 open now, at most 1 / }).waitFor();
    const points = ((await page.locator("#chart polyline").getAttribute("points")) ?? "").split(" ");
    expect(new Set(points.map((point) => point.split(",")[1]))).toEqual(new Set(["78", "2"]));
    expect(complaints).toEqual([]);
  });
});
