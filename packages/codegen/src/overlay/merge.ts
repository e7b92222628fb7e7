import { isObject } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import type { Origin, Origins } from "../source/origins.ts";

/** Two values of different kinds, which cannot be merged, and where, from where the merging began. */
export interface Mismatch {
  readonly path: Path;
  readonly there: string;
  readonly given: string;
}

/** Where a value comes from, and the record that is kept of it. */
export interface Provenance {
  readonly origins: Origins;
  /** Where what is at a path of the value stands. */
  originOf(path: Path): Origin;
}

/**
 * Merges a value into an object or a list (Overlay 1.1, 4.4.3): members of objects one by one, lists joined, other values
 * replaced. Keeps where each part came from. Gives the places where the two do not fit; those stay as they were.
 */
export function mergeInto(target: object, value: unknown, provenance: Provenance): Mismatch[] {
  return merge(target, value, [], provenance);
}

function merge(target: object, value: unknown, path: Path, provenance: Provenance): Mismatch[] {
  if (Array.isArray(target)) {
    const items = Array.isArray(value) ? value : [value];
    for (const [index, item] of items.entries()) {
      put(target, target.length, item, Array.isArray(value) ? [...path, index] : path, provenance);
    }
    return [];
  }
  if (!isObject(value)) return [{ path, there: kindOf(target), given: kindOf(value) }];
  return Object.entries(value).flatMap(([key, member]) => {
    const here = [...path, key];
    const before = Object.hasOwn(target, key) ? (target as JsonObject)[key] : undefined;
    if (before === undefined || (!isContainer(before) && !isContainer(member))) {
      put(target, key, member, here, provenance);
      return [];
    }
    const isSameKind = isContainer(before) && isContainer(member) && Array.isArray(before) === Array.isArray(member);
    if (!isSameKind) return [{ path: here, there: kindOf(before), given: kindOf(member) }];
    return merge(before, member, here, provenance);
  });
}

/** Sets a member to a copy: what one target is given must not change with another. */
function put(target: object, key: string | number, value: unknown, path: Path, { origins, originOf }: Provenance): void {
  const copy = isContainer(value) ? structuredClone(value) : value;
  Object.defineProperty(target, key, { value: copy, writable: true, enumerable: true, configurable: true });
  origins.setMember(target, key, originOf(path));
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  return value === null ? "null" : `a ${typeof value === "string" ? "text" : typeof value}`;
}
