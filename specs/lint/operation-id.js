import { eachOperation } from "./each-operation.js";

/**
 * Every operation has an operationId: x-session, the generated descriptor and the reference pages name operations by it.
 * Redocly's own rule says only that one must be there; this one says what to do.
 */
export function operationId() {
  return eachOperation(({ operationId: id }, name) => {
    if (typeof id === "string" && id !== "") return undefined;
    return `${name}: expected an operationId, got ${JSON.stringify(id) ?? "none"}. Add one, such as "operationId: listArrays".`;
  });
}
