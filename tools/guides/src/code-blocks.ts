import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A fenced TypeScript block of a Markdown page. */
export interface CodeBlock {
  /** Page and line: `README.md:18`. */
  readonly place: string;
  /** A file name made of it. */
  readonly name: string;
  readonly code: string;
  /** The file that the page has it written to: a step of a guide, which test/site follows as a whole. */
  readonly file: string | undefined;
}

export const root = fileURLToPath(new URL("../../../", import.meta.url));

const pages = ["*.md", "docs/*.md", "examples/*/README.md", "packages/*/README.md", "packages/*/docs/*.md", "specs/README.md"];

/** Pages whose programs import what the page has generated: their tests make it, and run them. */
const withOwnFiles = new Set(["docs/your-own-api.md", "docs/other-generators.md"]);

/** Every TypeScript block that a reader could copy. */
export function codeBlocks(): CodeBlock[] {
  return pages
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((page) => page.replaceAll("\\", "/"))
    .filter((page) => !withOwnFiles.has(page))
    .toSorted()
    .flatMap((page) => {
      const text = readFileSync(root + page, "utf8");
      return [...text.matchAll(/^```ts(?: title="([^"]+)")?\n(.*?)^```$/gms)].map((match) => {
        const line = text.slice(0, match.index).split("\n").length + 1;
        return { place: `${page}:${line}`, name: `${page.replaceAll(/[^\w]+/g, "-")}-${line}`, code: match[2] ?? "", file: match[1] };
      });
    });
}
