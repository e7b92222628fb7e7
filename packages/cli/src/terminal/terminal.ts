import { styleText } from "node:util";
import { redactor } from "./redactor.ts";

type Style = Parameters<typeof styleText>[0];

/** Colours only on a terminal, and never with NO_COLOR. */
export function styled(stream: NodeJS.WriteStream, style: Style, text: string): string {
  const isPlain = !stream.isTTY || (process.env["NO_COLOR"] ?? "") !== "" || process.env["TERM"] === "dumb";
  return isPlain ? text : styleText(style, text, { validateStream: false });
}

/** A line for people: stderr, so that stdout holds nothing but what was asked for. */
export function tell(line: string): void {
  process.stderr.write(`${redactor.text(line)}\n`);
}

/** A result: as JSON for programs, or as lines for people. */
export function show(isJson: boolean | undefined, value: unknown, lines: readonly string[]): void {
  process.stdout.write(redactor.text(isJson ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join("")));
}
