import { isObject, own } from "../source/json.ts";
import type { Path } from "../source/json.ts";
import { formatJsonPath } from "../source/json-path.ts";
import { nearestName } from "../text/nearest-name.ts";
import { findNodes } from "./find-nodes.ts";

/** A step of a JSONPath that names a member: `.paths` or `['/login']`. */
const step = /\.([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|\[\s*'((?:[^'\\]|\\.)*)'\s*\]|\[\s*"((?:[^"\\]|\\.)*)"\s*\]/y;

/**
 * What a JSONPath that selects nothing may have meant: it is followed name by name as far as the document goes, and then
 * with the name that is most like the one that is missing. `undefined` for an expression that does not begin with names.
 */
export function nearestMatch(document: unknown, expression: string): string | undefined {
  const path: string[] = [];
  let here = document;
  for (let end = 1; ; end = step.lastIndex) {
    step.lastIndex = end;
    const [, plain, single, double] = step.exec(expression) ?? [];
    const name = plain ?? (single ?? double)?.replace(/\\(.)/g, "$1");
    if (name === undefined) return path.length === 0 ? undefined : formatJsonPath(path);
    const member = own(here, name);
    if (member === undefined) return besideIt(document, here, path, name, expression.slice(step.lastIndex));
    path.push(name);
    here = member;
  }
}

function besideIt(document: unknown, here: unknown, path: Path, name: string, rest: string): string | undefined {
  const near = isObject(here) ? nearestName(name, Object.keys(here)) : undefined;
  if (near === undefined) return path.length === 0 ? undefined : formatJsonPath(path);
  const corrected = `${formatJsonPath([...path, near])}${rest}`;
  const found = findNodes(document, corrected);
  return "fault" in found || found.length === 0 ? formatJsonPath([...path, near]) : corrected;
}
