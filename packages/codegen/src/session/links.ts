import { own, parsePointer } from "../source/json.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** Whether a Link (OpenAPI 4.8.20) leads to an operation: by its operationId, or by a reference within the spec. */
export function leadsTo(link: SpecNode, { id, path, method }: Operation): boolean {
  if (own(link.value, "operationId") === id) return true;
  const reference = own(link.value, "operationRef");
  if (typeof reference !== "string" || !reference.startsWith("#")) return false;
  return JSON.stringify(parsePointer(reference.slice(1))) === JSON.stringify(["paths", path, method]);
}
