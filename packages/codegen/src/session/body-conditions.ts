import { formatPointer, own } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { constantOf } from "../spec/schema-forms.ts";
import { findInSchemas, partsOf } from "../spec/schema-walk.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** Something that an answer's JSON body must say: one of `values` at `pointer`. */
export interface Condition {
  readonly pointer: string;
  readonly values: readonly unknown[];
}

/** The schema of an answer's JSON body. */
export function jsonSchemaOf(spec: Spec, response: SpecNode): SpecNode | undefined {
  const [, media] = children(spec, child(spec, response, "content")).find(([type]) => /\bjson\b/i.test(type)) ?? [];
  return child(spec, media, "schema");
}

/** The forms that a schema offers by `oneOf` or `anyOf`; itself, when it offers none. */
export function offeredBy(spec: Spec, schema: SpecNode): SpecNode[] {
  const offered = ["oneOf", "anyOf"].flatMap((keyword) => children(spec, child(spec, schema, keyword)).map(([, form]) => form));
  return offered.length === 0 ? [schema] : offered;
}

/** A schema that holds itself has no end. */
const deepest = 5;
/** Members that are looked at: what is further in says nothing that the others do not. */
const mostMembers = 10_000;

/** What a schema says must stand in a body: its `const` members, and with `isStrict` also the enums of several values. */
export function conditionsOf(spec: Spec, schema: SpecNode, isStrict: boolean): Condition[] {
  let seen = 0;
  const within = (node: SpecNode, path: readonly string[]): Condition[] => {
    if (path.length > deepest) return [];
    const parts = partsOf(spec, node, ["allOf"]);
    const required = new Set(parts.flatMap((part) => [own(part.value, "required") ?? []].flat()));
    return parts.flatMap((part) =>
      children(spec, child(spec, part, "properties")).flatMap(([name, member]): Condition[] => {
        seen += 1;
        if (!required.has(name) || seen > mostMembers) return [];
        const constant = constantOf(spec, member);
        const values = constant === undefined ? undefined : [constant.value];
        const listed = own(member.value, "enum");
        const known = values ?? (isStrict && Array.isArray(listed) ? (listed as unknown[]) : undefined);
        if (known !== undefined) return [{ pointer: formatPointer([...path, name]), values: known }];
        return within(member, [...path, name]);
      }),
    );
  };
  return within(schema, []);
}

/**
 * What the body of a success says, where the spec tells it from a failure by `const`. Of several forms those count that declare all
 * of `pointers`; where there are none to declare, the first.
 */
export function successConditions(spec: Spec, operation: Operation, pointers: readonly string[]): Condition[] {
  const schemas = successesOf(operation).flatMap(([, response]) => jsonSchemaOf(spec, response) ?? []);
  const each = schemas.flatMap((schema) => {
    const forms = offeredBy(spec, schema);
    const chosen =
      pointers.length === 0
        ? forms.slice(0, 1)
        : forms.filter((form) => pointers.every((pointer) => findInSchemas(spec, form, pointer).length > 0));
    return chosen.map((form) => [...conditionsOf(spec, form, false), ...(form === schema ? [] : conditionsOf(spec, schema, false))]);
  });
  const [first = [], ...others] = each;
  // What all of them say holds of every success.
  return first
    .filter(({ pointer }) => others.every((other) => other.some((one) => one.pointer === pointer)))
    .map(({ pointer }) => ({
      pointer,
      values: [...new Set(each.flatMap((one) => one.filter((condition) => condition.pointer === pointer).flatMap(({ values }) => values)))],
    }));
}
