/** Text that Markdown shows as it stands: a name, a path, a type. */
export function plain(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[\\`*[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

/** A description, which may be Markdown, as a paragraph or several. It can start no example and hide nothing after it. */
export function paragraphs(text: string): string {
  let fence: string | undefined;
  const lines = text
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => {
      const [, indent, mark] = /^(\s*)(`{3,}|~{3,})/.exec(line) ?? [];
      if (fence === undefined && mark !== undefined) {
        fence = mark;
        return `${indent}${mark}`; // without its language: tests run blocks marked as TypeScript
      }
      if (fence !== undefined && mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
      return fence === undefined && mark === undefined ? withoutHtml(line) : line;
    });
  if (fence !== undefined) lines.push(fence);
  return lines.join("\n");
}

/** A description on one line, as a cell of a table. */
export function cell(text: string): string {
  return withoutHtml(text.trim().replace(/\s+/g, " ")).replace(/(?<!\\)((?:\\\\)*)\|/g, "$1\\|");
}

const code = /(`+)(?:(?!\1).)*\1(?!`)/;
const tag = /<(?=[!/?A-Za-z])/;
const image = /!(?=\[)/;
const link = /\]\((?!https?:\/\/|mailto:|#|[\w./-]+(?:#[\w-]*)?\))/;
const definition = /^\s*\[(?=[^\]]*\]:)/;
const harmful = new RegExp([code, tag, image, link, definition].map(({ source }) => source).join("|"), "g");

/**
 * Tags and comments as text, and so are images, which a reader's browser would fetch, and links to anything but pages.
 * Except in code, where they are text already.
 */
function withoutHtml(line: string): string {
  return line.replace(harmful, (match) => (match.startsWith("`") ? match : match.replace(/[<![\]]/, "\\$&")));
}

export function bold(text: string): string {
  return `**${plain(text)}**`;
}

/** A table in the form of the seeds: no outer pipes. Cells are given as Markdown. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => "-------------"), ...rows];
  return lines.map((cells) => `${cells.join(" | ").trimEnd()}\n`).join("");
}

/** The anchor that GitHub, npm and most renderers give a heading. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

/** Ends every page section. */
export const footer =
  "[[Back to top]](#) [[Back to API list]](index.md#documentation-for-api-endpoints) " +
  "[[Back to Model list]](index.md#documentation-for-models) [[Back to Overview]](index.md)\n";
