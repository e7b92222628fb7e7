import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A fenced TypeScript block of a Markdown page. */
export interface CodeBlock {
  /** Page and line: `README.md:18`. */
  readonly place: string;
  /** A file name made of it. */
  readonly name: string;
  readonly code: string;
}

export const root = fileURLToPath(new URL("../../../", import.meta.url));

const pages = ["README.md", "CONTRIBUTING.md", "docs/*.md", "packages/*/README.md", "packages/*/docs/*.md", "tools/codegen/README.md"];

/** Every TypeScript block that a reader could copy. */
export function codeBlocks(): CodeBlock[] {
  return pages
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((page) => page.replaceAll("\\", "/"))
    .toSorted()
    .flatMap((page) => {
      const text = readFileSync(root + page, "utf8");
      return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => {
        const line = text.slice(0, match.index).split("\n").length + 1;
        return { place: `${page}:${line}`, name: `${page.replaceAll(/[^\w]+/g, "-")}-${line}`, code: match[1] ?? "" };
      });
    });
}
