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
    md.core.ruler.push("tables-for-phones", ({ tokens }) => {
      tokens.forEach((token, index) => {
        if (token.type === "table_open")
          describeTable(
            tokens.slice(
              index,
              tokens.findIndex((one, at) => at > index && one.type === "table_close"),
            ),
          );
      });
    });
  },
};

/** Gives each cell the name of its column, and says whether the table holds figures, to be compared, or words. */
function describeTable(tokens: Token[]): void {
  const text = (at: number) => tokens[at + 1]?.content ?? "";
  const columns = tokens.flatMap(({ type }, at) => (type === "th_open" ? [plain(text(at))] : []));
  let column = -1;
  let figures = 0;
  let cells = 0;
  tokens.forEach((token, at) => {
    if (token.type === "tr_open") column = -1;
    if (token.type !== "td_open" && token.type !== "th_open") return;
    column += 1;
    token.attrSet("data-column", columns[column] ?? "");
    if (column === 0 || token.type === "th_open") return;
    cells += 1;
    if (/^[\d.,]* ?(?:of \d+|kB|[µm]?s|bytes)?$/.test(text(at))) figures += 1;
  });
  // The site's own renderer writes the table's tag, without attributes.
  tokens.find(({ type }) => type === "tbody_open")?.attrJoin("class", figures > cells / 2 ? "figures" : "words");
}

const plain = (text: string): string => text.replaceAll(/[*`]/g, "").replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");

/** What stands in a cell that holds one code and nothing else, such as an error code or a row of what is survived. */
function codeAlone(cell: Token | undefined): string | undefined {
  const [code, ...more] = cell?.children ?? [];
  return code?.type === "code_inline" && more.length === 0 && /^[a-z]\w+_\w+$/.test(code.content) ? code.content : undefined;
}
