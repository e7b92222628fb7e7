/** JSON that came from a description. */
export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own member: a description may use names such as `constructor`, which every object inherits. */
export function own(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
}

/** A value as a text: one that is a text as it is, all others as JSON. */
export function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** The steps of a JSON pointer (RFC 6901). */
function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a JSON pointer; undefined where there is none. */
export function valueAt(value: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(own, value);
}

/** A copy with another value at a JSON pointer. What is missing on the way is made: lists for numbers, else objects. */
export function withValueAt(value: unknown, pointer: string, put: unknown): unknown {
  const grow = (here: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (step === undefined) return put;
    if (Array.isArray(here) || (here === undefined && /^\d+$/.test(step))) {
      const list: unknown[] = Array.isArray(here) ? [...(here as unknown[])] : [];
      list[Number(step)] = grow(list[Number(step)], rest);
      return list;
    }
    const before = isObject(here) ? here : {};
    return { ...before, [step]: grow(own(before, step), rest) };
  };
  return grow(value, stepsOf(pointer));
}

/** What a local reference such as `#/components/schemas/User` leads to, references in it not followed. */
export function targetOf(document: JsonObject, reference: string): unknown {
  return reference.startsWith("#") ? valueAt(document, decoded(reference.slice(1))) : undefined;
}

/** What a value is once its references are followed. Descriptions are checked when they are read: each chain ends. */
export function followed(document: JsonObject, value: unknown): unknown {
  let here = value;
  for (;;) {
    const reference = own(here, "$ref");
    if (typeof reference !== "string") return here;
    here = targetOf(document, reference);
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
