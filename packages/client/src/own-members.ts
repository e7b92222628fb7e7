/** Whether objects have enumerable members that they inherit: old libraries extend `Object.prototype`. */
export function hasInheritedMembers(): boolean {
  // oxlint-disable-next-line guard-for-in -- the inherited ones are what is looked for
  for (const _ in {}) return true;
  return false;
}

/** A copy of plain objects, with their own members alone: openapi-fetch would write inherited ones into the URL. */
export function ownMembers(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [name, member] of Object.entries(value)) copy[name] = ownMembers(member);
  return copy;
}
