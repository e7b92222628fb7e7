import { named } from "./spec.js";

/**
 * Every operation has an operationId: x-session, the generated descriptor and the reference pages name operations by it.
 * Redocly's own rule says only that one must be there; this one says what to do.
 */
export function operationId() {
  return {
    Operation(operation, { report, location }) {
      const id = operation.operationId;
      if (typeof id === "string" && id !== "") return;
      report({
        message: `${named(location)}: expected an operationId, got ${JSON.stringify(id) ?? "none"}. Add one, such as "operationId: listArrays".`,
        location: location.key(),
      });
    },
  };
}
