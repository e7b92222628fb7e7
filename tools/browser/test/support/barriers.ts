import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axePath = createRequire(import.meta.url).resolve("axe-core");

/**
 * Serious and critical findings only, as `rule: element`. Every word of a code block is an element, which takes most of the
 * time; their colours are the same everywhere, so they are looked at on the start page only.
 */
export async function barriers(page: Page, path: string): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  const { violations } = await page.evaluate(
    async (exclude) => {
      const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } };
      return axe.run({ exclude }, { resultTypes: ["violations"] });
    },
    path === "/index.html" ? [] : ["pre"],
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ""}`);
}
