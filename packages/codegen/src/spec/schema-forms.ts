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
  return combine(spec, schema, new Map()).forms;
}

/** Forms, or the one that they count as. */
interface Forms {
  readonly forms: SchemaForm[];
  readonly areTooMany: boolean;
}

const nothing: Forms = { forms: [{ members: new Map(), required: new Set() }], areTooMany: false };

/** `known`: what was found of each schema, which may be used in many places, and of those that are being read, which hold themselves. */
function combine(spec: Spec, schema: SpecNode, known: Map<unknown, Forms>): Forms {
  const before = known.get(schema.value);
  if (before !== undefined) return before;
  known.set(schema.value, nothing);
  const required = own(schema.value, "required");
  const itself: SchemaForm = {
    members: new Map(children(spec, child(spec, schema, "properties"))),
    required: new Set(Array.isArray(required) ? required.map(String) : []),
  };
  let found: Forms = { forms: [itself], areTooMany: false };
  const parts = (keyword: string) => children(spec, child(spec, schema, keyword)).map(([, part]) => combine(spec, part, known));
  for (const part of parts("allOf")) found = product(found, part);
  for (const keyword of ["oneOf", "anyOf"]) {
    const offers = parts(keyword);
    if (offers.length > 0)
      found = product(
        found,
        limited(
          offers.flatMap(({ forms }) => forms),
          offers.some(({ areTooMany }) => areTooMany),
        ),
      );
  }
  known.set(schema.value, found);
  return found;
}

function product(left: Forms, right: Forms): Forms {
  const areTooMany = left.areTooMany || right.areTooMany || left.forms.length * right.forms.length > mostForms;
  const [lefts, rights] = areTooMany ? [[asOne(left.forms)], [asOne(right.forms)]] : [left.forms, right.forms];
  const forms = lefts.flatMap((a) =>
    rights.map((b) => ({ members: new Map([...a.members, ...b.members]), required: new Set([...a.required, ...b.required]) })),
  );
  return { forms, areTooMany };
}

function limited(forms: SchemaForm[], areTooMany: boolean): Forms {
  return areTooMany || forms.length > mostForms ? { forms: [asOne(forms)], areTooMany: true } : { forms, areTooMany };
}

function asOne(forms: readonly SchemaForm[]): SchemaForm {
  const members = new Map(forms.flatMap((form) => [...form.members]));
  const required = [...forms[0]!.required].filter((name) => forms.every((form) => form.required.has(name)));
  return { members, required: new Set(required) };
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
