import { formatPointer, isObject } from "../../source/json.ts";
import type { Spec } from "../../spec/read-spec.ts";
import { constantOf, defaultOf, formsOf } from "../../spec/schema-forms.ts";
import type { SchemaForm } from "../../spec/schema-forms.ts";
import type { SpecNode } from "../../spec/spec-node.ts";
import type { Fixed } from "./login-input.ts";

/** A schema that holds itself has no end. */
const deepest = 5;
/** Members that are looked at, one in another: a body of more is no login's. */
const mostMembers = 10_000;

/** The members whose value the spec says, at any depth. Throws a `SpecError` where that has no end that a person would write. */
export function fixedMembers(spec: Spec, form: SchemaForm): Fixed[] {
  let seen = 0;
  const within = (members: SchemaForm, path: readonly string[]): Fixed[] => {
    if (path.length > deepest) return [];
    return [...members.members].flatMap(([name, node]): Fixed[] => {
      seen += 1;
      if (seen > mostMembers) refuse(spec, node);
      const here = { in: "body" as const, name: formatPointer([...path, name]) };
      const constant = constantOf(spec, node);
      if (constant !== undefined) return [{ ...here, value: constant.value }];
      const standard = members.required.has(name) ? defaultOf(spec, node) : undefined;
      if (standard !== undefined) return [{ ...here, value: standard.value, isDefault: true }];
      const forms = formsOf(spec, node);
      return forms.length === 1 ? within(forms[0]!, [...path, name]) : [];
    });
  };
  return within(form, []);
}

function refuse(spec: Spec, { path }: SpecNode): never {
  const problem = `The body has more than ${mostMembers.toLocaleString("en")} members, one in another.`;
  return spec.fail(path, problem, "Leave out of its schema what a login does not need.");
}

/** What was found of each schema. */
const areConstant = new WeakMap<object, boolean>();

/** Whether the spec says all of a value: a constant, or an object of nothing but constants. */
export function isConstant(spec: Spec, node: SpecNode): boolean {
  if (constantOf(spec, node) !== undefined) return true;
  if (!isObject(node.value)) return false;
  const known = areConstant.get(node.value);
  if (known !== undefined) return known;
  areConstant.set(node.value, false); // while it is looked at: one that holds itself is none
  const members = formsOf(spec, node).flatMap((form) => [...form.members.values()]);
  const found = members.length > 0 && members.every((member) => isConstant(spec, member));
  areConstant.set(node.value, found);
  return found;
}
