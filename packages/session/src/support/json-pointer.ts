import type { BodyCondition } from "@vendor-auth/client";

/** Texts and numbers of a JSON text. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** What a JSON text says, whole numbers of 16 digits and more as texts, since as numbers they are rounded; undefined for a text that is no JSON. */
export function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text); // what is no JSON would keep the pattern busy
    if (!/\d{16}/.test(text)) return value;
    return JSON.parse(text.replace(tokens, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token)));
  } catch {
    return undefined;
  }
}

/** The parts of a JSON pointer. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a JSON pointer into a body; the whole body, as JSON or as text, for the empty one. */
export function atPointer(body: string, pointer: string): unknown {
  const value = parsed(body);
  return value === undefined && pointer === "" ? body.trim() : valueAt(value, pointer);
}

export function valueAt(value: unknown, pointer: string): unknown {
  let found = value;
  for (const step of stepsOf(pointer)) found = ownMember(found, step);
  return found;
}

/** Whether a JSON body says all that it must. */
export function holds(body: string, conditions: readonly BodyCondition[]): boolean {
  const value = parsed(body);
  return conditions.every(({ pointer, values }) => values.includes(valueAt(value, pointer)));
}

/** The values at a pointer in which `*` stands for every member of a list or map. */
export function everyValueAt(value: unknown, pointer: string): readonly unknown[] {
  let found = [value];
  for (const step of stepsOf(pointer)) {
    found = found.flatMap((each) => (step === "*" ? Object.values(membersOf(each)) : [ownMember(each, step)]));
  }
  return found;
}

/** `target` with `value` at a place in it. What is on the way there is copied: it may belong to the caller. */
export function withValue(target: unknown, [step, ...rest]: readonly string[], value: unknown, isDefault = false): unknown {
  if (step === undefined) return isDefault && target !== undefined ? target : value;
  const members = Array.isArray(target) ? {} : membersOf(target);
  return { ...members, [step]: withValue(ownMember(members, step), rest, value, isDefault) };
}

/** A member of an object or list that it has itself. */
export function ownMember(value: unknown, name: string): unknown {
  const members = membersOf(value);
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function membersOf(value: unknown) {
  return (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
}
