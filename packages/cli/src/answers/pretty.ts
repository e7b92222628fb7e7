import { styled } from "../terminal/terminal.ts";

/** The JSON value of a text; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON for a terminal: indented and coloured. */
export function pretty(text: string): string {
  const value = parsed(text);
  if (value === undefined) return text;
  const indented = JSON.stringify(value, null, 2);
  const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;
  const coloured = indented.replaceAll(token, (all: string, text_: string | undefined, colon: string | undefined) => {
    if (text_ === undefined) return styled(process.stdout, "yellow", all);
    return colon === undefined ? styled(process.stdout, "green", text_) : styled(process.stdout, "cyan", text_) + colon;
  });
  return `${coloured}\n`;
}
