// A document that a walk changes, and the places in it.

export type Json = null | boolean | number | string | Json[] | JsonMap;
export interface JsonMap {
  [key: string]: Json | undefined;
}

/** A schema in the document, and what it is a part of. */
export interface Place {
  readonly schema: JsonMap;
  readonly put: (schema: JsonMap) => void;
}

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function mapAt(owner: JsonMap, ...keys: readonly string[]): JsonMap {
  const found = keys.reduce<Json | undefined>((value, key) => (isMap(value) ? value[key] : undefined), owner);
  return isMap(found) ? found : {};
}

/** Every schema of the components, those in others as well. The order is the document's. */
export function placesOf(document: JsonMap): Place[] {
  const found: Place[] = [];
  const visit = (owner: JsonMap | Json[], key: string | number): void => {
    const schema = (owner as JsonMap)[key];
    if (!isMap(schema)) return;
    found.push({ schema, put: (changed) => void ((owner as JsonMap)[key] = changed) });
    for (const name of ["properties", "patternProperties"]) {
      const members = mapAt(schema, name);
      for (const member of Object.keys(members)) visit(members, member);
    }
    for (const name of ["items", "additionalProperties"]) visit(schema, name);
    for (const name of ["oneOf", "anyOf", "allOf", "prefixItems"]) {
      const list = schema[name];
      if (Array.isArray(list)) list.forEach((_each, index) => visit(list, index));
    }
  };
  const schemas = mapAt(document, "components", "schemas");
  for (const name of Object.keys(schemas)) visit(schemas, name);
  return found;
}

/** The operations that a step may change: the session's own stay as they are. */
export function operationsIn(document: JsonMap): { path: string; method: string; operation: JsonMap }[] {
  const paths = mapAt(document, "paths");
  return Object.keys(paths)
    .filter((path) => path !== "/login" && path !== "/logout")
    .flatMap((path) =>
      Object.entries(mapAt(paths, path)).flatMap(([method, operation]) =>
        method !== "parameters" && isMap(operation) ? [{ path, method, operation }] : [],
      ),
    );
}
