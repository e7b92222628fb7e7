import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Document, Node, YAMLError } from "yaml";
import { isObject } from "./json.ts";
import type { JsonObject, Path } from "./json.ts";
import { unixLines } from "../text/source-text.ts";
import { SpecError } from "./spec-error.ts";

/** Where in the spec's text something stands: the name of a member, or its value. */
type Side = "key" | "value";

/** A spec as data, which still knows where in its text each part stands. */
export interface Spec {
  readonly file: string;
  readonly document: JsonObject;
  /** Line and column, from 1, of what is at `path`; of the nearest parent when nothing is there. */
  position(path: Path, side?: Side): { readonly line: number; readonly column: number };
  /** Throws a `SpecError` for what is at `path`. Both texts are sentences. */
  fail(path: Path, problem: string, remedy: string, side?: Side): never;
}

/** Reads YAML (or JSON, which is YAML) and keeps its positions. Throws a `SpecError` when the text is not one well-formed mapping. */
export function readSpec(text: string, file: string): Spec {
  const lines = new LineCounter();
  const source = unixLines(text.replace(/^\uFEFF/, ""));
  const yaml = parseDocument(source, { lineCounter: lines, prettyErrors: false, stringKeys: true });

  const failAt = (offset: number, problem: string, remedy: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new SpecError(file, [{ line: Math.max(line, 1), column: Math.max(col, 1), problem, remedy }]);
  };
  const [fault] = [...yaml.errors, ...yaml.warnings];
  if (fault !== undefined) failAt(fault.pos[0], describeFault(fault), remedyFor(fault));
  visit(yaml, {
    Alias: (_key, alias, parents) => {
      const target = alias.resolve(yaml);
      if (target !== undefined && parents.includes(target)) {
        failAt(alias.range?.[0] ?? 0, `The alias *${alias.source} contains itself.`, "Write out what it stands for.");
      }
    },
  });

  const document = toData(yaml, failAt);
  const position = (path: Path, side: Side = "value") => {
    const { line, col } = lines.linePos(offsetOf(yaml, path, side));
    return { line, column: col };
  };
  return {
    file,
    document,
    position,
    fail(path, problem, remedy, side) {
      throw new SpecError(file, [{ ...position(path, side), problem, remedy }]);
    },
  };
}

function describeFault(fault: YAMLError): string {
  if (fault.code === "DUPLICATE_KEY") return "This key is already there.";
  if (fault.code === "MULTIPLE_DOCS") return "A second YAML document starts here.";
  return `The YAML is broken: ${fault.message.replace(/\.?$/, ".")}`;
}

function remedyFor(fault: YAMLError): string {
  if (fault.code === "DUPLICATE_KEY") return "Remove one of the two, or rename it.";
  if (fault.code === "MULTIPLE_DOCS") return "Leave one document in the file.";
  return "Correct it; nothing can be read before that.";
}

function toData(yaml: Document, failAt: (offset: number, problem: string, remedy: string) => never): JsonObject {
  let data: unknown;
  try {
    data = yaml.toJS();
  } catch (error) {
    // `yaml` refuses aliases that would multiply into a document too large for memory.
    return failAt(0, `The YAML cannot be unfolded: ${(error as Error).message}.`, "Write it with fewer aliases.");
  }
  if (!isObject(data)) return failAt(0, "This is not an OpenAPI document: it is not a mapping.", "Start it with `openapi: 3.1.0`.");
  return data;
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
