export type JsonObject = { readonly [key: string]: unknown };

/** A way through a document: keys of mappings and indexes of lists. */
export type Path = readonly (string | number)[];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own member: a spec may use names such as `constructor`, which every object inherits. */
export function own(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
}

/** `/a~1b/0` as `["a/b", "0"]` (RFC 6901), or `undefined` when it is not a JSON pointer. */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `["a/b", 0]` as `/a~1b/0`. */
export function formatPointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Visits every object in a document, outer ones first. The path is the visit's alone: copy what is kept of it. */
export function walkObjects(value: unknown, visit: (object: JsonObject, path: Path) => void): void {
  const path: (string | number)[] = [];
  const walk = (here: object): void => {
    if (isObject(here)) visit(here, path);
    for (const key of Object.keys(here)) {
      const member = (here as JsonObject)[key];
      if (typeof member !== "object" || member === null) continue;
      path.push(Array.isArray(here) ? Number(key) : key);
      walk(member);
      path.pop();
    }
  };
  if (typeof value === "object" && value !== null) walk(value);
}
