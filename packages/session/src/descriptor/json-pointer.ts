/** The parts of a JSON pointer. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at a JSON pointer; the whole body, as JSON or as text, for the empty one. */
export function atPointer(body: string, pointer: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return pointer === "" ? body.trim() : undefined;
  }
  return valueAt(value, stepsOf(pointer));
}

export function valueAt(value: unknown, steps: readonly string[]): unknown {
  let found = value;
  for (const step of steps) found = ownMember(found, step);
  return found;
}

/** The values at a pointer in which `*` stands for every member of a list or map. */
export function everyValueAt(value: unknown, steps: readonly string[]): readonly unknown[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  if (step !== "*") return everyValueAt(ownMember(value, step), rest);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap((member) => everyValueAt(member, rest)) : [];
}

/** `target` with `value` at a place in it. What is on the way there is copied: it may belong to the caller. */
export function withValue(target: unknown, [step, ...rest]: readonly string[], value: unknown, isDefault = false): unknown {
  if (step === undefined) return isDefault && target !== undefined ? target : value;
  const members = typeof target === "object" && target !== null && !Array.isArray(target) ? (target as Record<string, unknown>) : {};
  return { ...members, [step]: withValue(ownMember(members, step), rest, value, isDefault) };
}

function ownMember(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** What credentials hold; undefined for what they inherit. */
export function ownValue(given: Readonly<Record<string, unknown>>, name: string): unknown {
  return ownMember(given, name) ?? undefined;
}
