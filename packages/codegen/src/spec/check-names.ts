import { walkObjects } from "./json.ts";
import type { Spec } from "./read-spec.ts";

/**
 * Members that every JavaScript object has. The spec linter looks names up in plain objects, takes these for its own and
 * fails; and by `__proto__` a spec would reach into whatever copies it.
 */
const refused = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Refuses names in the spec that cannot be looked up safely. */
export function checkNames(spec: Spec): void {
  walkObjects(spec.document, (object, path) => {
    for (const name of Object.keys(object)) {
      if (refused.has(name)) {
        spec.fail(
          [...path, name],
          `The name ${name} belongs to every JavaScript object and cannot be told from it.`,
          "Rename it, or leave it out.",
          "key",
        );
      }
    }
  });
}
