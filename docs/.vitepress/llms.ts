import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SiteConfig } from "vitepress";
import { pageOf } from "./pages.ts";

/**
 * Writes the site for readers that are programs: `llms.txt` lists the pages (llmstxt.org), `llms-full.txt` holds them.
 * Both are made from the same files as the pages.
 */
export async function writeLlmsTexts({ pages, srcDir, outDir, site }: SiteConfig): Promise<void> {
  const texts = await Promise.all(
    pages.map(async (file) => {
      const text = (await readFile(join(srcDir, file), "utf8")).replace(/^(---\n.*?\n---\n|<!--.*?-->\n)\s*/s, "");
      return { path: `/${pageOf(file)}`, title: /^# +(.+)$/m.exec(text)?.[1]?.replaceAll("*", "") ?? file, text };
    }),
  );
  const sorted = texts.toSorted((a, b) => rank(a.path) - rank(b.path) || a.path.localeCompare(b.path));
  const list = sorted.map(({ path, title }) => `- [${title}](${path.replace(/\.md$/, ".html")})`);
  await writeFile(join(outDir, "llms.txt"), `# ${site.title}\n\n> ${site.description}\n\n## Pages\n\n${list.join("\n")}\n`);
  const full = sorted.map(({ path, text }) => `<!-- page: ${path.replace(/\.md$/, ".html")} -->\n\n${text.trim()}\n`);
  await writeFile(join(outDir, "llms-full.txt"), full.join("\n"));
}

/** The start page first, then guides, then reference. */
function rank(path: string): number {
  return path === "/index.md" ? 0 : path.lastIndexOf("/") === 0 ? 1 : 2;
}
