import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium } from "../../src/chromium.ts";
import type { OpenPage } from "../../src/open-page.ts";
import { siteInBrowser } from "../support/site-in-browser.ts";

/** What people type, and the page that search must offer first. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  "all-of-flashblade": ["file-systems"],
  calls: ["pagination", "timeout", "retry", "cancel"],
  cli: ["exit code"],
  errors: ["429", "credentials_refused", "locked account"],
  "from-purity-fb": ["purity_fb"],
  "from-python": ["python"],
  "other-generators": ["hey-api", "orval"],
  proxies: ["proxy"],
  "quick-start-cloudendure": ["cloudendure"],
  "quick-start-flashblade": ["flashblade", "api token", "windows"],
  runtimes: ["nextjs", "next.js", "lambda", "jest", "bun", "deno", "cloudflare workers", "commonjs", "typescript"],
  "session-styles": ["csrf", "cookie", "vsphere", "proxmox", "redfish"],
  sessions: ["logout"],
  sharing: ["redis", "keychain", "share session"],
  telemetry: ["opentelemetry", "debug"],
  testing: ["mock", "msw", "vitest", "docker", "github actions", "emulator", "curl"],
  tls: ["self-signed", "insecure", "certificate"],
  "what-is-sent": ["bigint", "multipart", "upload"],
  "your-own-api": ["overlay", "swagger", "openapi"],
};

describe.skipIf(chromium === undefined)("search offers first, for what people type,", () => {
  const site = siteInBrowser();
  let tab: OpenPage;
  beforeAll(async () => {
    tab = await site.open();
    await tab.page.goto("/");
    await tab.page.getByRole("button", { name: "Search" }).first().click();
  });
  afterAll(() => tab?.[Symbol.asyncDispose]());

  test.each(Object.entries(wanted))("%s: %s", async (page, words) => {
    const box = tab.page.getByRole("searchbox");
    const results = tab.page.locator(".results a");
    const found: string[] = [];
    for (const word of words) {
      await box.fill("");
      await results.first().waitFor({ state: "detached" }); // what was found for the word before
      await box.fill(word);
      const first = await results.first().getAttribute("href");
      found.push(`${word}: ${first?.split("#")[0]}`);
    }
    expect(found).toEqual(words.map((word) => `${word}: /${page}.html`));
    expect(tab.complaints).toEqual([]);
  });
});
