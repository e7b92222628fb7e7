import ts from "typescript";
import { componentNamed } from "./members.ts";
import type { Members } from "./members.ts";
import { isSameNode } from "./same-nodes.ts";

/** A component whose type may have another meaning now. */
export interface ChangedComponent {
  /** `schemas/User` */
  readonly component: string;
  readonly before: ts.TypeNode;
  /** `undefined` when it is gone, or when it is written as before and one that it is composed of is not. */
  readonly after: ts.TypeNode | undefined;
  readonly state: "gone" | "changed" | "composed";
  /** The changed ones that it is composed of. */
  readonly of: readonly string[];
}

/** The components of `before` that are gone or are written in another way, and those that are composed of one. */
export function changedComponents(before: Members, after: Members): ChangedComponent[] {
  const changed = new Map<string, ChangedComponent>();
  for (const [component, node] of before.components) {
    const twin = after.components.get(component);
    if (twin === undefined) changed.set(component, { component, before: node, after: twin, state: "gone", of: [] });
    else if (!isSameNode(node, twin)) changed.set(component, { component, before: node, after: twin, state: "changed", of: [] });
  }
  const composed = new Map([...before.components].map(([component, node]) => [component, componentsIn(node)]));
  for (let size = -1; size !== changed.size;) {
    size = changed.size;
    for (const [component, parts] of composed) {
      const of = changed.has(component) ? [] : parts.filter((part) => changed.has(part));
      if (of.length === 0) continue;
      changed.set(component, { component, before: before.components.get(component)!, after: undefined, state: "composed", of });
    }
  }
  return [...changed.values()];
}

/** The components that a type is composed of: by `&`, by a union of several objects, by `Omit`. Not those it only holds or names. */
export function componentsIn(type: ts.TypeNode): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node, isComposed: boolean): void => {
    const component = ts.isTypeNode(node) ? componentNamed(node) : undefined;
    if (component !== undefined) {
      if (isComposed) found.add(component);
      return;
    }
    ts.forEachChild(node, (child) => visit(child, isComposition(node) || (ts.isParenthesizedTypeNode(node) && isComposed)));
  };
  visit(type, ts.isIndexedAccessTypeNode(type));
  return [...found];
}

function isComposition(node: ts.Node): boolean {
  if (ts.isUnionTypeNode(node)) return node.types.filter((each) => !isPlain(each)).length > 1;
  return ts.isIntersectionTypeNode(node) || ts.isTypeReferenceNode(node);
}

/** A literal or a keyword: `null`, `"a"`, `string`. */
function isPlain(node: ts.TypeNode): boolean {
  return ts.isLiteralTypeNode(node) || ts.isToken(node);
}
