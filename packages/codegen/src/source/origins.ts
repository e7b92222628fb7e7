import type { Path } from "./json.ts";
import type { Position, Side } from "./position.ts";
import type { Source } from "./source.ts";

/** Where a part of the document came from. */
export interface Origin {
  readonly source: Source;
  readonly path: Path;
  /** Where what is at a path below it stands in the source, when the document was converted. */
  readonly translate?: (path: Path) => Path;
}

/** Which file, and which place in it, each part of the document came from: its own file, another one, an overlay. */
export interface Origins {
  /** Says where an object or a list, and all that is in it, came from. */
  set(part: object, origin: Origin): void;
  /** Says where one member came from, when it is not where its parent did. */
  setMember(parent: object, key: string | number, origin: Origin): void;
  /** Takes an item out of a list, and remembers of those after it where they stood. */
  removeItem(document: object, list: unknown[], path: Path, index: number): void;
  /** Where what is at a path of the document came from. */
  originAt(document: object, path: Path): Origin;
  /** Where it stands. */
  position(document: object, path: Path, side: Side): Position;
}

export function newOrigins(): Origins {
  const parts = new WeakMap<object, Origin>();
  const members = new WeakMap<object, Map<string, Origin>>();
  const originAt = (document: object, path: Path): Origin => {
    let found = { origin: parts.get(document)!, at: 0 };
    let here: unknown = document;
    for (const [index, key] of path.entries()) {
      if (typeof here !== "object" || here === null) break;
      const member = members.get(here)?.get(String(key));
      here = Object.hasOwn(here, key) ? (here as Record<string | number, unknown>)[key] : undefined;
      const origin = member ?? (typeof here === "object" && here !== null ? parts.get(here) : undefined);
      if (origin !== undefined) found = { origin, at: index + 1 };
    }
    const { source, path: start, translate } = found.origin;
    const rest = path.slice(found.at);
    return { source, path: [...start, ...(translate?.(rest) ?? rest)] };
  };
  return {
    set: (part, origin) => void parts.set(part, origin),
    setMember(parent, key, origin) {
      const known = members.get(parent) ?? new Map<string, Origin>();
      members.set(parent, known.set(String(key), origin));
    },
    removeItem(document, list, path, index) {
      const later = list.slice(index + 1).map((_item, offset) => originAt(document, [...path, index + 1 + offset]));
      list.splice(index, 1);
      const known = members.get(list) ?? new Map<string, Origin>();
      for (const [offset, origin] of later.entries()) known.set(String(index + offset), origin);
      members.set(list, known);
    },
    originAt,
    position(document, path, side) {
      const { source, path: place } = originAt(document, path);
      return source.position(place, side);
    },
  };
}
