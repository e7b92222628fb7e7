import { formatPointer } from "../../source/json.ts";
import type { Spec } from "../../spec/read-spec.ts";
import { constantOf, defaultOf, formsOf } from "../../spec/schema-forms.ts";
import type { SchemaForm } from "../../spec/schema-forms.ts";
import type { SpecNode } from "../../spec/spec-node.ts";
import type { Fixed } from "./login-input.ts";

/** The members whose value the spec says, at any depth. */
export function fixedMembers(spec: Spec, form: SchemaForm, path: readonly string[] = []): Fixed[] {
  if (path.length > deepest) return [];
  return [...form.members].flatMap(([name, node]): Fixed[] => {
    const here = { in: "body" as const, name: formatPointer([...path, name]) };
    const constant = constantOf(spec, node);
    if (constant !== undefined) return [{ ...here, value: constant.value }];
    const standard = form.required.has(name) ? defaultOf(spec, node) : undefined;
    if (standard !== undefined) return [{ ...here, value: standard.value, isDefault: true }];
    const forms = formsOf(spec, node);
    return forms.length === 1 ? fixedMembers(spec, forms[0]!, [...path, name]) : [];
  });
}

/** A schema that holds itself has no end. */
const deepest = 5;

/** Whether the spec says all of a value: a constant, or an object of nothing but constants. */
export function isConstant(spec: Spec, node: SpecNode, depth = 0): boolean {
  if (constantOf(spec, node) !== undefined) return true;
  const members = depth > deepest ? [] : formsOf(spec, node).flatMap((form) => [...form.members.values()]);
  return members.length > 0 && members.every((member) => isConstant(spec, member, depth + 1));
}
