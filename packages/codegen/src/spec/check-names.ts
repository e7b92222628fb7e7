import { walkObjects } from "./json.ts";
import type { Path } from "./json.ts";
import type { Spec } from "./read-spec.ts";
import { readAll } from "./spec-error.ts";

/**
 * Members that every JavaScript object has. The spec linter looks names up in plain objects, finds these members instead and
 * fails; and through `__proto__` a spec could change the objects that it is copied into.
 */
const refused = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Refuses names in the spec that cannot be looked up safely. */
export function checkNames(spec: Spec): void {
  const checks: (() => never)[] = [];
  walkObjects(spec.document, (object, path) => {
    for (const name of Object.keys(object)) if (refused.has(name)) checks.push(() => refuseName(spec, [...path, name], name));
  });
  readAll(...checks);
}

function refuseName(spec: Spec, path: Path, name: string): never {
  const problem = `The name ${name} is a member of every JavaScript object, so the two cannot be told apart.`;
  return spec.fail(path, problem, "Rename it, or leave it out.", "key");
}
