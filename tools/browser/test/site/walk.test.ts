import { beforeAll, describe, expect, test } from "vitest";
import { chromium } from "../../src/chromium.ts";
import type { OpenPage } from "../../src/open-page.ts";
import { sitePages } from "../../src/site-pages.ts";
import { barriers } from "../support/barriers.ts";
import { siteInBrowser } from "../support/site-in-browser.ts";

const pages = sitePages();

/** Pages that generators write look alike: one of each kind is enough for the slow part. */
function isLookedAt(path: string): boolean {
  const examples = [
    "/api/index.html",
    "/api/@vendor-auth/session/node.html",
    "/reference/flashblade/AuthenticationApi.html",
    "/reference/cloudendure/User.html",
  ];
  return !/^\/(api|reference)\//.test(path) || examples.includes(path);
}

/** What was found on a page. */
interface Visit {
  readonly path: string;
  readonly ids: ReadonlySet<string>;
  /** Links to this site. */
  readonly links: readonly string[];
  readonly problems: readonly string[];
}

describe.skipIf(chromium === undefined)("the site", () => {
  const site = siteInBrowser();
  const visits: Visit[] = [];

  async function visit(tab: OpenPage, path: string): Promise<Visit> {
    const { page, complaints, elsewhere } = tab;
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(path, { waitUntil: "load" });
    const { ids, links } = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
      links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({ href }) => href),
    }));
    const found = isLookedAt(path) ? await barriers(page, path) : [];
    const cutCode = await page.evaluate(
      () => [...document.querySelectorAll(".vp-doc pre")].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).length,
    );
    await page.setViewportSize({ width: 360, height: 740 });
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const problems = [
      ...complaints.splice(0).map((text) => `console: ${text}`),
      ...elsewhere.splice(0).map((url) => `asked elsewhere: ${url}`),
      ...found,
      ...(cutCode > 0 ? [`${cutCode} pieces of code that have to be scrolled sideways`] : []),
      ...(tooWide > 0 ? [`${tooWide} pixels wider than a phone`] : []),
    ];
    return { path, ids: new Set(ids), links: links.filter((link) => link.startsWith(site.origin())), problems };
  }

  beforeAll(async () => {
    // Two tabs at once; every second page as a reader with a dark screen sees it.
    const walk = async (theme: "light" | "dark", remainder: number) => {
      await using tab = await site.open(theme);
      for (const path of pages.filter((_, index) => index % 2 === remainder)) visits.push(await visit(tab, path));
    };
    await Promise.all([walk("light", 0), walk("dark", 1)]);
  }, 600_000);

  test("has its pages", () => {
    expect(pages).toEqual(expect.arrayContaining(["/index.html", "/errors.html", "/reference/flashblade/AuthenticationApi.html"]));
    expect(pages.length).toBeGreaterThan(50);
  });

  test("every page loads without complaint, asks nobody else, has no serious barrier, and fits a phone", () => {
    expect(visits.filter(({ problems }) => problems.length > 0).map(({ path, problems }) => ({ path, problems }))).toEqual([]);
    expect(visits).toHaveLength(pages.length);
  });

  test("every internal link and anchor resolves", () => {
    const known = new Map(visits.map(({ path, ids }) => [path, ids]));
    const broken = visits.flatMap(({ path: from, links }) =>
      links.flatMap((link) => {
        const { pathname, hash } = new URL(link);
        const ids = known.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
        if (ids === undefined) return [`${from} -> ${pathname}`];
        return hash === "" || hash === "#" || ids.has(decodeURIComponent(hash.slice(1))) ? [] : [`${from} -> ${pathname}${hash}`];
      }),
    );
    expect([...new Set(broken)]).toEqual([]);
  });
});
