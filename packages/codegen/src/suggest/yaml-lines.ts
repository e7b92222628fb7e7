import { formatJsonPath } from "../source/json-path.ts";
import type { Path } from "../source/json.ts";

/** An action of an overlay, as lines of YAML. */
export function action(path: Path, change: string): string[] {
  return [`  - target: ${word(formatJsonPath(path))}`, `    ${change}`];
}

/** A text as YAML takes it for a text. */
export function word(text: string): string {
  return /^[$\w][\w$.#/~'[\]-]*$/.test(text) ? text : JSON.stringify(text);
}
