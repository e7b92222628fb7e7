import { access } from "./code.ts";
import { unitsOf } from "../types/kinds.ts";
import type { Property, TypeReader, TypeView } from "../types/type-reader.ts";

/** A condition, and the form of a union that a value has where it holds. */
interface FormGuard {
  readonly guard: string;
  readonly form: TypeView;
}

/** How a consumer tells a union's objects apart: by a property that says which one it is, or by a property that only one of them has. */
export function formGuards(reader: TypeReader, forms: readonly TypeView[], name: string): FormGuard[] {
  const lists = forms.filter((form) => reader.elements(form) !== undefined);
  if (lists.length > 0) return lists.length === 1 ? [{ guard: `Array.isArray(${name})`, form: lists[0]! }] : [];
  const properties = forms.map((form) => reader.properties(form));
  return byDiscriminator(forms, properties, name) ?? byPresence(forms, properties, name);
}

function byDiscriminator(forms: readonly TypeView[], properties: readonly Property[][], name: string): FormGuard[] | undefined {
  for (const property of properties[0] ?? []) {
    const its = properties.map((each) => each.find((one) => one.name === property.name));
    const units = its.map((one) => (one === undefined || one.isOptional ? undefined : unitsOf(one.view.type)));
    const all = units.flat();
    if (units.some((one) => one === undefined || one.length === 0) || new Set(all).size < all.length) continue;
    return forms.map((form, index) => ({ guard: `${name}${access(property.name)} === ${units[index]![0]}`, form }));
  }
  return undefined;
}

function byPresence(forms: readonly TypeView[], properties: readonly Property[][], name: string): FormGuard[] {
  return forms.flatMap((form, index) => {
    const others = new Set(properties.filter((_, other) => other !== index).flatMap((each) => each.map((one) => one.name)));
    const alone = properties[index]!.filter((property) => !others.has(property.name));
    return alone.slice(0, 3).map((property) => ({ guard: `${JSON.stringify(property.name)} in ${name}`, form }));
  });
}
