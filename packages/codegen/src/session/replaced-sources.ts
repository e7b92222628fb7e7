import type { Spec } from "../spec/read-spec.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { lackOf } from "./places/declared-source.ts";
import type { Source } from "./places/runtime-expression.ts";

/** Whether answers to other operations declare the same header or cookie: then its value is replaced by theirs. */
export function isReplaced(spec: Spec, operations: readonly Operation[], login: Operation, source: Source): boolean {
  if (source.in === "body") return false; // the bodies of ordinary answers belong to the caller
  return operations.some(
    (operation) => operation !== login && operation.responses.some(([, response]) => lackOf(spec, response, source) === undefined),
  );
}
