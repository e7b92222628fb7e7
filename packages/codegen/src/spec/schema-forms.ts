import { own } from "../source/json.ts";
import { partsOf } from "./schema-walk.ts";
import { child, children } from "./spec-node.ts";
import type { SpecNode } from "./spec-node.ts";
import type { Spec } from "./read-spec.ts";

/** One form that an object can have: what `oneOf` and `anyOf` offer, with what holds for all of them. */
export interface SchemaForm {
  readonly members: ReadonlyMap<string, SpecNode>;
  readonly required: ReadonlySet<string>;
}

/** More than these are no choice that a person makes; they count as one form that requires what all of them do. */
const mostForms = 32;

/** The forms of an object: one, unless the schema offers several. */
export function formsOf(spec: Spec, schema: SpecNode): SchemaForm[] {
  const forms = combine(spec, schema, new Set());
  if (forms.length <= mostForms) return forms;
  const members = new Map(forms.flatMap((form) => [...form.members]));
  const required = [...forms[0]!.required].filter((name) => forms.every((form) => form.required.has(name)));
  return [{ members, required: new Set(required) }];
}

function combine(spec: Spec, schema: SpecNode, seen: ReadonlySet<unknown>): SchemaForm[] {
  if (seen.has(schema.value)) return [{ members: new Map(), required: new Set() }];
  const within = new Set([...seen, schema.value]);
  const required = own(schema.value, "required");
  let forms: SchemaForm[] = [
    {
      members: new Map(children(spec, child(spec, schema, "properties"))),
      required: new Set(Array.isArray(required) ? required.map(String) : []),
    },
  ];
  const parts = (keyword: string) => children(spec, child(spec, schema, keyword)).map(([, part]) => combine(spec, part, within));
  for (const part of parts("allOf")) forms = product(forms, part);
  for (const keyword of ["oneOf", "anyOf"]) {
    const offers = parts(keyword).flat();
    if (offers.length > 0) forms = product(forms, offers);
  }
  return forms;
}

function product(left: readonly SchemaForm[], right: readonly SchemaForm[]): SchemaForm[] {
  return left.flatMap((a) =>
    right.map((b) => ({ members: new Map([...a.members, ...b.members]), required: new Set([...a.required, ...b.required]) })),
  );
}

/** A value that a schema allows alone, by `const` or an enum of one. */
export function constantOf(spec: Spec, schema: SpecNode | undefined): { readonly value: unknown } | undefined {
  for (const part of schema === undefined ? [] : partsOf(spec, schema, ["allOf"])) {
    const value = own(part.value, "const");
    if (value !== undefined) return { value };
    const values = own(part.value, "enum");
    if (Array.isArray(values) && values.length === 1) return { value: values[0] };
  }
  return undefined;
}

/** A value that a schema names as the one to take where none is given. */
export function defaultOf(spec: Spec, schema: SpecNode | undefined): { readonly value: unknown } | undefined {
  const parts = schema === undefined ? [] : partsOf(spec, schema, ["allOf"]);
  const value = parts.map((part) => own(part.value, "default")).find((given) => given !== undefined);
  return value === undefined ? undefined : { value };
}
