import ts from "typescript";
import { componentsIn } from "./changed-members.ts";
import { componentNamed } from "./members.ts";
import type { Members } from "./members.ts";
import { operationShape } from "./operation-shapes.ts";
import type { OperationShape } from "./operation-shapes.ts";
import { isSameNode } from "./same-nodes.ts";

/** An operation that may be called in another way now, or answer something else. */
export interface ChangedOperation {
  readonly path: string;
  /** As `paths` has it: `get` */
  readonly method: string;
  readonly id: string;
  readonly shape: OperationShape;
  readonly twin: OperationShape;
  /** Whether it is written in another way; otherwise what it is composed of is. */
  readonly isChanged: boolean;
}

/** The operations of the former side, as far as there is something to look at. */
export interface OperationChanges {
  readonly gone: readonly { readonly path: string; readonly method: string; readonly id: string }[];
  readonly changed: readonly ChangedOperation[];
}

/** Finds operations that are gone, are written in another way, or are composed of a component that is. */
export function changedOperations(before: Members, after: Members, components: ReadonlySet<string>): OperationChanges {
  const gone: OperationChanges["gone"][number][] = [];
  const changed: ChangedOperation[] = [];
  for (const [path, methods] of before.paths) {
    for (const [method, id] of methods) {
      const otherId = after.paths.get(path)?.get(method);
      const node = before.operations.get(id);
      const twin = otherId === undefined ? undefined : after.operations.get(otherId);
      if (node === undefined) continue;
      if (twin === undefined) gone.push({ path, method, id });
      else {
        const isChanged = id !== otherId || !isSameNode(node, twin);
        if (!isChanged && !isComposedOf(node, components)) continue;
        changed.push({ path, method, id, isChanged, shape: operationShape(node, before), twin: operationShape(twin, after) });
      }
    }
  }
  return { gone, changed };
}

/** Bodies and headers of shared answers are parts of an operation's results. */
function isComposedOf(operation: ts.TypeNode, components: ReadonlySet<string>): boolean {
  const shared: string[] = [];
  const visit = (node: ts.Node): void => {
    const component = ts.isTypeNode(node) ? componentNamed(node) : undefined;
    if (component !== undefined && /^(responses|requestBodies)\//.test(component)) shared.push(component);
    ts.forEachChild(node, visit);
  };
  visit(operation);
  return [...componentsIn(operation), ...shared].some((component) => components.has(component));
}
