import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium } from "../../src/chromium.ts";
import { openBrowser } from "../../src/open-browser.ts";

const docs = fileURLToPath(new URL("../../../../docs/", import.meta.url));
const drawings = globSync("{diagrams,speed}/*.svg", { cwd: docs }).toSorted();

/** What a drawing has on a phone: 390 pixels, and the page's margins. */
const widthOnPhone = 342;

describe.skipIf(chromium === undefined)("diagrams and charts", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? "");
  });
  afterAll(() => browser?.close());

  test("their words are inside, clear of lines, large enough for a phone, and seen in both colours", async () => {
    expect(drawings.length).toBeGreaterThan(20);
    const problems: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ viewport: { width: widthOnPhone, height: 800 }, colorScheme });
      for (const drawing of drawings) {
        const svg = readFileSync(`${docs}${drawing}`, "utf8").replace(/ width="\d+" viewBox/, ' width="100%" viewBox');
        await page.setContent(`<body style="margin:0">${svg}`);
        const found = await page.evaluate((isDark) => {
          const root = document.querySelector("svg") as SVGSVGElement;
          const { width, height } = root.viewBox.baseVal;
          const scale = root.getBoundingClientRect().width / width;
          const lives = [...root.querySelectorAll<SVGPathElement>(".life")].map((path) => path.getBBox());
          return [...root.querySelectorAll("text")].flatMap((text) => {
            const box = text.getBBox();
            const style = getComputedStyle(text);
            const light = Math.max(...(style.fill.match(/\d+/g) ?? []).map(Number)) > 128;
            const crosses = (life: DOMRect) =>
              box.x < life.x && box.x + box.width > life.x && box.y > life.y && box.y < life.y + life.height;
            const isOnBox = text.previousElementSibling?.tagName === "rect" || !text.classList.contains("word");
            return [
              ...(box.x < 0 || box.x + box.width > width || box.y + box.height > height ? ["outside"] : []),
              ...(Number.parseFloat(style.fontSize) * scale < 10 ? ["too small"] : []),
              ...(light === isDark ? [] : ["not to be seen"]),
              ...(!isOnBox && lives.some(crosses) ? ["on a line"] : []),
            ].map((what) => `${text.textContent}: ${what}`);
          });
        }, colorScheme === "dark");
        problems.push(...found.map((what) => `${drawing}, ${colorScheme}: ${what}`));
      }
      await page.close();
    }
    expect(problems).toEqual([]);
  });
});
