import { relative } from "node:path";
import { slug } from "github-slugger";
import type { MarkdownOptions } from "vitepress";
import { resolveLink } from "./pages.ts";
import { root } from "./root.ts";

type MarkdownIt = Parameters<NonNullable<MarkdownOptions["config"]>>[0];
type Token = ReturnType<MarkdownIt["parse"]>[number];

/** Pages are read on Git hosts, too: links are paths of files, and anchors are made as there. */
export const markdown: MarkdownOptions = {
  anchor: { slugify: slug },
  theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  config(md) {
    md.core.ruler.push("links-of-the-repository", ({ tokens, env }) => {
      const { realPath, path } = env as { realPath?: string; path: string };
      const from = relative(root, realPath ?? path).replaceAll("\\", "/");
      const visit = (token: Token) => {
        const href = token.type === "link_open" ? token.attrGet("href") : null;
        if (href !== null) token.attrSet("href", resolveLink(from, href));
        token.children?.forEach(visit);
      };
      tokens.forEach(visit);
    });
    md.core.ruler.push("anchors-of-codes", ({ tokens }) => {
      tokens.forEach((token, index) => {
        const code = token.type === "tr_open" ? codeAlone(tokens[index + 2]) : undefined;
        if (code !== undefined) token.attrSet("id", code);
      });
    });
  },
};

/** What stands in a cell that holds one code and nothing else, such as an error code or a row of what is survived. */
function codeAlone(cell: Token | undefined): string | undefined {
  const [code, ...more] = cell?.children ?? [];
  return code?.type === "code_inline" && more.length === 0 && /^[a-z]\w+_\w+$/.test(code.content) ? code.content : undefined;
}
