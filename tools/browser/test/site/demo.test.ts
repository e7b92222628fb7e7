import { gzipSync } from "node:zlib";
import type { Response } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chromium } from "../../src/chromium.ts";
import type { OpenPage } from "../../src/open-page.ts";
import { barriers } from "../support/barriers.ts";
import { siteInBrowser } from "../support/site-in-browser.ts";

/** What the first page may weigh before anything is pressed, in bytes, packed as servers pack it. */
const mostBytes = 120_000;

/** Loads the start page, and returns what it weighs. */
async function load({ page }: OpenPage): Promise<number> {
  const loading: Promise<number>[] = [];
  const weigh = (response: Response) => void loading.push(response.body().then((body) => gzipSync(body).length));
  page.on("response", weigh);
  await page.goto("/", { waitUntil: "networkidle" });
  page.off("response", weigh); // what comes later may be cut off by the page's end
  return (await Promise.all(loading)).reduce((sum, bytes) => sum + bytes, 0);
}

describe.skipIf(chromium === undefined)("the demo on the start page", () => {
  const site = siteInBrowser();

  test.each(["light", "dark"] as const)("the next call after the session's end renews it (%s)", async (theme) => {
    await using tab = await site.open(theme);
    const { page } = tab;
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await load(tab)).toBeLessThanOrEqual(mostBytes);
    const asked = tab.asked.length;

    await page.getByRole("button", { name: "Start the demo" }).click();
    const demo = page.getByRole("region", { name: "Demo" });
    const counted = async () =>
      Object.fromEntries(
        await demo
          .locator("[data-count]")
          .evaluateAll((all) => all.map((one) => [one.getAttribute("data-count"), Number(one.querySelector("dd")?.textContent)])),
      ) as Record<string, number>;
    const press = async (name: string, line: RegExp) => {
      await demo.getByRole("button", { name }).click();
      await demo.getByRole("list", { name: "What happened" }).locator("> li").last().filter({ hasText: line }).waitFor();
    };

    await press("Call", /^call GET 2\.26\/arrays: 200the server saw POST \/api\/login: 200the server saw GET \/api\/2\.26\/arrays: 200$/);
    expect(tab.asked.length).toBeGreaterThan(asked); // the server and the client came only now
    expect(await counted()).toEqual({ logins: 1, renewals: 0, openSessions: 1, logouts: 0 });
    const afterLoading = tab.asked.length;

    await press("Expire", /^expire the session: ended by the server/);
    expect(await counted()).toEqual({ logins: 1, renewals: 0, openSessions: 0, logouts: 0 });
    await press("Call", /logged in again, was sent again(the server saw \S+ \S+: \d+){3}$/);
    expect(await counted()).toEqual({ logins: 2, renewals: 1, openSessions: 1, logouts: 0 });
    await press("Log out", /^log out: closedthe server saw POST \/api\/logout: 200$/);
    expect(await counted()).toEqual({ logins: 2, renewals: 1, openSessions: 0, logouts: 1 });

    expect(tab.asked.slice(afterLoading)).toEqual([]); // no network
    expect(await barriers(page, "/index.html")).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    expect(tab.elsewhere).toEqual([]);
    expect(tab.complaints).toEqual([]);
  });

  test("the keyboard alone plays it", async () => {
    await using tab = await site.open();
    const { page } = tab;
    await page.goto("/");
    await page.getByRole("button", { name: "Start the demo" }).focus();
    await page.keyboard.press("Enter");
    const call = page.getByRole("button", { name: "Call", exact: true });
    await call.and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
    await page.locator('[data-count="logins"] dd').filter({ hasText: "1" }).waitFor();
    expect(tab.complaints).toEqual([]);
  });
});
