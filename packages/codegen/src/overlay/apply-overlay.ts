import { own } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import type { Origins } from "../source/origins.ts";
import type { Problem } from "../source/problem.ts";
import { findNodes } from "./find-nodes.ts";
import type { FoundNode } from "./find-nodes.ts";
import { kindOf, mergeInto } from "./merge.ts";
import { nearestMatch } from "./nearest-match.ts";
import type { Action, Change, Overlay } from "./read-overlay.ts";

/** What came of an overlay. */
export interface Applied {
  /** Actions that could not be carried out. */
  readonly errors: readonly Problem[];
  /** Actions whose target is not there: such an action changes nothing (Overlay 1.1, 4.4.3). */
  readonly unmatched: readonly Problem[];
}

/** Carries out an overlay's actions on a document, in place, one after the other. Keeps where each part came from. */
export function applyOverlay(document: JsonObject, overlay: Overlay, origins: Origins): Applied {
  const errors: Problem[] = [];
  const unmatched: Problem[] = [];
  for (const action of overlay.actions) {
    const problems = carryOut(document, overlay, action, origins);
    for (const { isUnmatched, path, problem, remedy } of problems) {
      (isUnmatched === true ? unmatched : errors).push({ ...overlay.source.position(path), problem, remedy });
    }
  }
  return { errors, unmatched };
}

interface Failure {
  readonly path: Path;
  readonly problem: string;
  readonly remedy: string;
  readonly isUnmatched?: boolean;
}

function carryOut(document: JsonObject, overlay: Overlay, { target, change, path }: Action, origins: Origins): Failure[] {
  const at = [...path, "target"];
  const nodes = findNodes(document, target);
  if ("fault" in nodes) return [badExpression(at, nodes)];
  if (nodes.length === 0) {
    const near = nearestMatch(document, target);
    const remedy = near === undefined ? "Correct it, or remove the action." : `The nearest that is there: ${near}.`;
    return [{ path: at, problem: `The target ${target} selects nothing.`, remedy, isUnmatched: true }];
  }
  if (change.kind === "remove") return remove(document, nodes, at, origins);
  const given = valueOf(document, overlay, change, origins);
  if ("problem" in given) return [given];
  return nodes.flatMap((node) => merge(document, node, { ...given, at, path: change.path }, origins));
}

type Given = { readonly value: unknown; readonly originOf: (path: Path) => ReturnType<Origins["originAt"]> };

function valueOf(
  document: JsonObject,
  { source }: Overlay,
  change: Exclude<Change, { kind: "remove" }>,
  origins: Origins,
): Given | Failure {
  if (change.kind === "update") {
    return { value: change.value, originOf: (path) => ({ source, path: [...change.path, ...path] }) };
  }
  const found = findNodes(document, change.from);
  if ("fault" in found) return badExpression(change.path, found);
  const [node] = found;
  if (node === undefined || found.length > 1) {
    const problem = `${change.from} selects ${found.length} nodes, and one can be copied.`;
    return { path: change.path, problem, remedy: "Name one." };
  }
  return { value: structuredClone(node.value), originOf: (path) => origins.originAt(document, [...node.path, ...path]) };
}

function merge(
  document: JsonObject,
  { path, value: there }: FoundNode,
  given: Given & { at: Path; path: Path },
  origins: Origins,
): Failure[] {
  const provenance = { origins, originOf: given.originOf };
  if (typeof there === "object" && there !== null) {
    return mergeInto(there, given.value, provenance).map((mismatch) => ({
      path: [...given.path, ...mismatch.path],
      problem: `This is ${mismatch.given}, and what it would be merged into is ${mismatch.there} (${place(origins, document, [...path, ...mismatch.path])}).`,
      remedy: "Remove that first, by an action of its own, or give the same kind.",
    }));
  }
  const parent = valueAt(document, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof given.value === "object" && given.value !== null) {
    const problem = `This is ${kindOf(given.value)}, and the target is ${kindOf(there)} (${place(origins, document, path)}).`;
    return [{ path: given.path, problem, remedy: "Give a text, a number, true, false or null." }];
  }
  mergeInto(parent as object, { [key!]: given.value }, { origins, originOf: (within) => given.originOf(within.slice(1)) });
  return [];
}

function place(origins: Origins, document: JsonObject, path: Path): string {
  const { file, line, column } = origins.position(document, path, "value");
  return `${file}:${line}:${column}`;
}

/** Later ones first: removing from a list moves what comes after. */
function remove(document: JsonObject, nodes: readonly FoundNode[], at: Path, origins: Origins): Failure[] {
  if (nodes.some(({ path }) => path.length === 0)) {
    return [{ path: at, problem: "The whole description cannot be removed.", remedy: "Name a part of it." }];
  }
  for (const { path } of nodes.toReversed()) {
    const parent = valueAt(document, path.slice(0, -1));
    const key = path.at(-1)!;
    if (Array.isArray(parent)) origins.removeItem(document, parent, path.slice(0, -1), Number(key));
    else if (typeof parent === "object" && parent !== null) Reflect.deleteProperty(parent, key);
  }
  return [];
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => own(value, key), document);
}

function badExpression(path: Path, { fault, column }: { fault: string; column: number }): Failure {
  return {
    path,
    problem: `This is no JSONPath (RFC 9535), from its character ${column} on: ${fault}`,
    remedy: "Write it like $.paths['/login'].post.",
  };
}
