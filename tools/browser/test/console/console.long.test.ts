import { createRequire } from "node:module";
import { startEmulator, type RunningEmulator } from "@vendor-auth/emulator";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium } from "../../src/chromium.ts";
import { openBrowser } from "../../src/open-browser.ts";
import type { OpenTab } from "../../src/open-tab.ts";
import { openScene, type Given } from "./scene.ts";

describe.skipIf(chromium === undefined)("the console page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? "");
  }, 60_000);
  afterAll(() => browser?.close());

  const open = (given: Given = {}) => openScene(browser, given);

  /** The session's row, found by its id. */
  function rowOf({ page }: OpenTab, emulator: RunningEmulator): Locator {
    return page.getByRole("row", { name: emulator.sessions[0]?.id ?? "no session" });
  }

  test("a login of the facade appears, and 'Expire' makes its next call renew", async () => {
    const { emulator, call, ...shown } = await open();
    const { page, complaints } = shown;
    await page.getByText("No session is open.").waitFor();
    expect(await call()).toBe(200);
    const row = rowOf(shown, emulator);
    await row.waitFor();
    await row.filter({ hasText: /pureuser.*\d s\d s1a$/ }).waitFor(); // the row may have been drawn between the login and the call
    await page.locator("#events li").filter({ hasText: "login" }).waitFor();

    await row.getByRole("button", { name: "Expire" }).click();
    await page.getByRole("status").getByText("1 session ended").waitFor();
    await row.waitFor({ state: "detached" });
    expect(emulator.counters).toMatchObject({ logins: 1, ended: 1, renewals: 0 });

    expect(await call()).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 2, ended: 1, renewals: 1 });
    await rowOf(shown, emulator).waitFor();
    await page.getByText("session ended").first().waitFor();
    expect(complaints).toEqual([]);
  });

  test("the keyboard alone ends sessions, and never loses its place", async () => {
    const { emulator, call, ...shown } = await open();
    const { page, complaints } = shown;
    await call();
    await rowOf(shown, emulator).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent);
    const name = `Expire session ${emulator.sessions[0]?.id}`;
    await page.keyboard.press("Tab"); // the table, which can be scrolled
    await page.keyboard.press("Tab");
    expect(await focused()).toBe(name);
    expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).toBe("solid");
    await page.waitForTimeout(1500); // a refresh or two
    expect(await focused()).toBe(name);

    await page.keyboard.press("Enter");
    await page.getByText("1 session ended", { exact: true }).waitFor();
    await expect.poll(focused).toBe("Open sessions"); // the word comes before the refresh that takes the row away

    await call();
    await rowOf(shown, emulator).waitFor();
    await page.getByRole("button", { name: "Expire all sessions" }).focus();
    await page.keyboard.press("Space");
    await page.getByText("No session is open.").waitFor();
    expect(emulator.sessions).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("a fault switched on fails the next call, and switched off no longer", async () => {
    const { emulator, page, call, complaints } = await open();
    expect(await call()).toBe(200);
    const busy = page.getByRole("checkbox", { name: "Every request is answered with 503" });
    await busy.check();
    await page.getByText("On: Every request is answered with 503").waitFor();
    expect(await call()).toBe(503);
    await page.getByText("Requests that match: 1, hit: 1").waitFor();
    await busy.uncheck();
    await page.getByText("Off: Every request is answered with 503").waitFor();
    expect(await call()).toBe(200);

    await page.getByRole("checkbox", { name: "Every connection is reset" }).check();
    await page.getByRole("button", { name: /^Switch off fault/ }).waitFor();
    await expect(call()).rejects.toMatchObject({ name: "TypeError" });
    await page.getByRole("button", { name: /^Switch off fault/ }).click();
    await page.getByText("No fault is on.").waitFor();
    expect(await page.getByRole("checkbox", { name: "Every connection is reset" }).isChecked()).toBe(false);
    expect(emulator.faults).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("any fault in JSON; one that makes no sense says what was expected", async () => {
    const { emulator, page, call } = await open();
    const field = page.getByLabel("Another fault, in JSON");
    const button = page.getByRole("button", { name: "Switch this fault on" });
    await field.fill('{ "match": { "operation": "login" }, "nth": 0 }');
    await button.click();
    await page.getByText("Not taken: fault.nth: expected a whole number from 1, or a list of them, got 0").waitFor();
    await expect.poll(() => field.getAttribute("aria-invalid")).toBe("true");
    await field.fill('{ "match": { "path": "/api/2.*" }, "action": { "type": "respond", "status": 418 } }');
    await button.click();
    await page.getByText("Fault 1 is on").waitFor();
    await expect.poll(() => field.getAttribute("aria-invalid")).toBe("false");
    expect(await call()).toBe(418);
    await page.getByRole("button", { name: "Switch all faults off" }).click();
    await page.getByText("All faults are off").waitFor();
    expect(emulator.faults).toEqual([]);
  });

  test("policies, the clock and the way back to the start", async () => {
    const { emulator, page, call } = await open();
    await call();
    await page.getByLabel("softExpiry").selectOption("html200");
    await page.getByText('softExpiry is "html200"').waitFor();
    await page.getByLabel("singleSession").check();
    await page.getByText("singleSession is true").waitFor();
    await page.getByLabel("throttle").fill('{"retryAfter":"9"}');
    await page.getByLabel("throttle").press("Enter");
    await page.getByText('throttle is {"retryAfter":"9"}').waitFor();
    expect(emulator.policies).toMatchObject({ softExpiry: "html200", singleSession: true, throttle: { retryAfter: "9" } });

    const idle = page.getByLabel("idleTimeout");
    await idle.fill("soon");
    await idle.press("Tab");
    await page.getByText('Not taken: policy idleTimeout: expected a whole number from 0, got "soon"').waitFor();
    await page.waitForTimeout(1500);
    expect([await idle.inputValue(), await idle.getAttribute("aria-invalid")]).toEqual(["soon", "true"]);

    await page.getByRole("button", { name: "Turn the clock" }).click();
    await page.getByText("No session is open.").waitFor();
    await page.getByText("idle timeout").waitFor();
    expect(emulator.sessions).toEqual([]);

    await page.getByRole("button", { name: /^Reset/ }).click();
    await page.getByText("Back to the start").waitFor();
    await page.getByText("Nothing has happened.").waitFor();
    expect(emulator.policies).toMatchObject({ softExpiry: undefined, singleSession: false });
    await expect.poll(() => page.getByLabel("softExpiry").inputValue()).toBe("");
  });

  test("it loads nothing from elsewhere, counts as no request, and shows names as text", async () => {
    const { emulator, page, call, asked, complaints } = await open({ username: "<img src=x onerror=alert(1)>" });
    await call();
    await page.getByText("<img src=x onerror=alert(1)>").first().waitFor();
    expect(new Set(asked.map((url) => new URL(url).origin))).toEqual(new Set([emulator.origin]));
    expect(emulator.counters.requests).toBe(2);
    expect(complaints).toEqual([]);
  });

  test("says when the emulator has gone, and shows the next one on the same port", async () => {
    const { emulator, page } = await open();
    await emulator.close();
    await page.getByText("The emulator does not answer.").waitFor();
    await using next = await startEmulator("cloudendure", { port: emulator.port });
    await page.getByRole("heading", { name: "cloudendure emulator" }).waitFor();
    expect(await page.locator("#base-url").textContent()).toBe(next.baseUrl);
  });

  const looks: [string, BrowserContextOptions][] = [
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["on a phone", { viewport: { width: 360, height: 740 } }],
  ];
  test.each(looks)("axe finds nothing serious: %s", async (_, options) => {
    const { emulator, page, call, ...shown } = await open({ browser: options });
    await call();
    emulator.fault({ match: { operation: "login" }, action: { type: "respond", status: 500 } });
    await page.getByRole("button", { name: "Expire all sessions" }).click();
    await page.getByRole("button", { name: "Switch off fault 1" }).waitFor();
    await page.evaluate(createRequire(import.meta.url)("axe-core").source as string);
    const { violations } = await page.evaluate<AxeResults>("axe.run()");
    const found = violations.map(({ id, impact, nodes }) => [impact, id, nodes.map(({ html }) => html)]);
    expect(found).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(shown.complaints).toEqual([]);
  });
});
