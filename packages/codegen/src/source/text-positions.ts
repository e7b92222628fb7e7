import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node } from "yaml";
import { formatPointer } from "./json.ts";
import type { Path } from "./json.ts";
import type { Position, Side } from "./position.ts";
import { readYaml } from "./yaml-document.ts";

/** Longer than any line that a person wrote: a place in it is better told by a pointer. */
const longLine = 1000;

/** Finds where in a text the parts of its document stand. */
export function textPositions(text: string): (path: Path, side: Side) => Omit<Position, "file"> {
  const { yaml, lines } = readYaml(text);
  return (path, side) => {
    const { line, col } = lines.linePos(offsetOf(yaml, path, side));
    const start = lines.lineStarts[line - 1] ?? 0;
    const isLong = (lines.lineStarts[line] ?? text.length) - start > longLine;
    return { line, column: col, ...(isLong ? { pointer: `#${formatPointer(path)}` } : {}) };
  };
}

/** The offset in the text of what is at `path`. Steps that are not there end the walk at their parent. */
function offsetOf(yaml: Document, path: Path, side: Side): number {
  let node: Node | null = yaml.contents;
  let found = { key: node?.range?.[0] ?? 0, value: node?.range?.[0] ?? 0 };
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(yaml) ?? null;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) return found.key;
      const key = (pair.key as Node).range?.[0] ?? found.key;
      node = pair.value as Node | null;
      // A member without a value (`key:`) is found at its key.
      const empty = node === null || (isScalar(node) && node.value === null && node.source === "");
      found = { key, value: empty ? key : (node?.range?.[0] ?? key) };
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      if (node === null) return found.key;
      const start = node.range?.[0] ?? found.value;
      found = { key: start, value: start };
    } else {
      return found.key;
    }
  }
  return found[side];
}
