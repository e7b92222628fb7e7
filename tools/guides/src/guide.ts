import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What a reader does: runs commands, leaves a server running in a second terminal, writes a file, or compares what was printed. */
export interface Step {
  readonly kind: "run" | "serve" | "write" | "expect";
  readonly text: string;
  /** Of a file to write. */
  readonly name?: string;
  /** Line of the page. */
  readonly line: number;
}

/**
 * The steps of a page of `docs/`, by its fenced blocks:
 *
 * | fence | step |
 * |---|---|
 * | `sh` | commands |
 * | `sh background` | a command for a second terminal |
 * | `ts title="arrays.mts"`, or any other language | a file to write |
 * | `text` | what the commands before it print |
 */
export function readGuide(page: string): Step[] {
  const text = readFileSync(fileURLToPath(new URL(`../../../docs/${page}.md`, import.meta.url)), "utf8");
  return [...text.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)].flatMap(([, language, more, block = ""], index, all) => {
    const line = text.slice(0, all[index]?.index).split("\n").length;
    const step = (kind: Step["kind"], name?: string): Step[] => [{ kind, text: block, line, ...(name !== undefined && { name }) }];
    if (language === "sh") return step(more === "background" ? "serve" : "run");
    if (language === "text") return step("expect");
    const name = /^title="(.+)"$/.exec(more ?? "")?.[1];
    return name === undefined ? [] : step("write", name);
  });
}
