import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { chromium } from "../../src/chromium.ts";
import { openBrowser } from "../../src/open-browser.ts";
import { openPage, type OpenPage } from "../../src/open-page.ts";
import { serveSite } from "../../src/serve-site.ts";

/** The built site and a browser, from the beginning of a suite to its end. */
export interface SiteInBrowser {
  origin(): string;
  open(theme?: "light" | "dark"): Promise<OpenPage>;
}

/** To be called in a `describe`. */
export function siteInBrowser(): SiteInBrowser {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serveSite>>;
  beforeAll(async () => {
    [site, browser] = await Promise.all([serveSite(), openBrowser(chromium ?? "")]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return { origin: () => site.origin, open: (theme) => openPage(browser, site.origin, theme) };
}
