import { isObject, own } from "../source/json.ts";
import type { Path } from "../source/json.ts";
import { readSource } from "../source/source.ts";
import type { Source } from "../source/source.ts";
import { SpecError } from "../source/spec-error.ts";
import type { Problem } from "../source/problem.ts";

/** What an action does to each node that its target selects. */
export type Change =
  | { readonly kind: "remove" }
  /** Merges a value into it. The path is where in the overlay the value stands. */
  | { readonly kind: "update"; readonly value: unknown; readonly path: Path }
  /** Merges another node of the document into it, selected by a JSONPath. */
  | { readonly kind: "copy"; readonly from: string; readonly path: Path };

export interface Action {
  /** A JSONPath (RFC 9535). */
  readonly target: string;
  readonly change: Change;
  /** Where in the overlay the action stands. */
  readonly path: Path;
}

/** An OpenAPI Overlay, 1.0 or 1.1. */
export interface Overlay {
  readonly source: Source;
  /** The description that it is for, as it names it. */
  readonly extends: string | undefined;
  readonly actions: readonly Action[];
}

const shape = "overlay: 1.1.0, info: { title: …, version: … }, actions: [{ target: $, update: … }]";

/** Reads an overlay. Throws a `SpecError` with everything that is wrong in it. */
export function readOverlay(text: string, file: string): Overlay {
  const source = readSource(text, file, { name: "overlay", start: "overlay: 1.1.0" });
  const problems: Problem[] = [];
  const report = (path: Path, problem: string, remedy: string, side?: "key"): void => {
    problems.push({ ...source.position(path, side), problem, remedy });
  };
  const { overlay: version, info, actions, extends: base } = source.data;
  if (version === undefined) report([], "This is not an overlay: it has no `overlay`.", `Write it as ${shape}.`);
  else if (typeof version !== "string" || !/^1\.[01]\.\d+$/.test(version)) {
    report(["overlay"], `Overlay ${JSON.stringify(version)} is not known here.`, "Write it in Overlay 1.1: `overlay: 1.1.0`.");
  }
  for (const key of ["title", "version"]) {
    if (typeof own(info, key) === "string") continue;
    report(["info", key], `The overlay's info has no text for ${key}.`, 'Write it as info: { title: Acme, version: "1" }.', "key");
  }
  if (base !== undefined && typeof base !== "string")
    report(["extends"], "The overlay's extends is no text.", "Name the description that it is for, such as `extends: acme.yaml`.");
  for (const key of Object.keys(source.data)) {
    if (["overlay", "info", "extends", "actions"].includes(key) || key.startsWith("x-")) continue;
    report(
      [key],
      `An overlay has no key ${JSON.stringify(key)}.`,
      "Its keys are overlay, info, extends and actions; remove this one.",
      "key",
    );
  }
  if (!Array.isArray(actions) || actions.length === 0) report(["actions"], "The overlay has no list of actions.", `Write it as ${shape}.`);
  const read = (Array.isArray(actions) ? actions : []).flatMap(
    (action: unknown, index) => readAction(action, ["actions", index], report) ?? [],
  );
  if (problems.length > 0) throw new SpecError(file, problems);
  return { source, extends: typeof base === "string" ? base : undefined, actions: read };
}

type Report = (path: Path, problem: string, remedy: string, side?: "key") => void;

function readAction(action: unknown, path: Path, report: Report): Action | undefined {
  const [target, update, copy, remove] = ["target", "update", "copy", "remove"].map((key) => own(action, key));
  if (typeof target !== "string") {
    report(path, "This action has no target.", "Give it a JSONPath, such as `target: $.paths['/login'].post`.");
    return undefined;
  }
  for (const key of Object.keys(isObject(action) ? action : {})) {
    if (["target", "description", "update", "copy", "remove"].includes(key) || key.startsWith("x-")) continue;
    report([...path, key], `An action has no key ${JSON.stringify(key)}.`, "It has a target, and update, copy or remove.", "key");
  }
  if (remove !== undefined && typeof remove !== "boolean")
    report([...path, "remove"], "remove is neither true nor false.", "Write `remove: true`.");
  if (remove === true) return { target, path, change: { kind: "remove" } };
  if (update !== undefined && copy !== undefined) {
    report([...path, "copy"], "This action has both update and copy.", "Make two actions of it.", "key");
  } else if (update !== undefined) {
    return { target, path, change: { kind: "update", value: update, path: [...path, "update"] } };
  } else if (typeof copy === "string") {
    return { target, path, change: { kind: "copy", from: copy, path: [...path, "copy"] } };
  } else {
    report(path, "This action does nothing.", "Give it update, copy (a JSONPath) or `remove: true`.");
  }
  return undefined;
}
