import { isObject } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import { isLiteral, namesItsMembers } from "../openapi/keywords.ts";

/** One `$ref`, or one target of a discriminator. */
export interface FoundReference {
  readonly reference: string;
  /** Where it stands: the visit's alone. */
  readonly path: Path;
  /** The object that has it as `$ref`; `undefined` for a discriminator's. */
  readonly holder: JsonObject | undefined;
}

/** Visits every reference in a part of a document that OpenAPI would follow. `skip` is asked for each object on the way. */
export function eachReference(
  root: unknown,
  at: Path,
  { visit, skip }: { visit: (found: FoundReference) => void; skip: (object: JsonObject) => boolean },
): void {
  const path = [...at];
  const walk = (here: object, isNamed: boolean): void => {
    if (isObject(here)) {
      if (skip(here)) return;
      if (!isNamed) visitOwn(here);
    }
    for (const key of Object.keys(here)) {
      const member = (here as JsonObject)[key];
      if (typeof member !== "object" || member === null) continue;
      if (!isNamed && !Array.isArray(here) && isLiteral(key)) continue;
      path.push(Array.isArray(here) ? Number(key) : key);
      walk(member, !isNamed && namesItsMembers(key) && isObject(member));
      path.pop();
    }
  };
  const visitOwn = (here: JsonObject): void => {
    const { $ref: reference, discriminator } = here;
    if (typeof reference === "string") visit({ reference, path: [...path, "$ref"], holder: here });
    const mapping = isObject(discriminator) ? discriminator["mapping"] : undefined;
    if (!isObject(mapping)) return;
    for (const [name, target] of Object.entries(mapping)) {
      // Without a slash it is the name of a schema.
      if (typeof target !== "string" || !/[/#]/.test(target)) continue;
      visit({ reference: target, path: [...path, "discriminator", "mapping", name], holder: undefined });
    }
  };
  const isMap = at.length === 1 && namesItsMembers(String(at[0]));
  if (typeof root === "object" && root !== null) walk(root, isMap);
}
