import { astToString, resolveRef, scanDiscriminators, transformSchema } from "openapi-typescript";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import type ts from "typescript";
import { walkObjects } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { quote, unixLines } from "../text/source-text.ts";
import { bodyForms } from "../wire/body-forms.ts";
import { isDeepReference, withoutDeepReferences } from "../wire/deep-references.ts";
import { binaryType } from "./binary-type.ts";
import { holdOnlyTypes } from "./only-types.ts";

/** `schema.ts`: the types of everything in the spec, as openapi-typescript writes them. */
export function schemaTypesFile(spec: Spec): string {
  let declarations: readonly ts.Node[];
  let text: string;
  try {
    declarations = typesOf(spec.document);
    text = astToString([...declarations]);
  } catch (error) {
    if (error instanceof RangeError) throw error; // told by filesOf()
    return spec.fail([], `openapi-typescript cannot make types from the spec: ${(error as Error).message}.`, "Simplify what it names.");
  }
  const types = unixLines(text).replace(/[\u2028\u2029]/g, (separator) => quote(separator).slice(1, -1));
  if (!holdOnlyTypes(declarations, types)) {
    return spec.fail(
      [],
      "The types made from the spec are not types alone.",
      "Look in the spec for names that hold code, and remove them.",
    );
  }
  return types;
}

/** What openapi-typescript does by default, less what checkSpec() and readSpec() have done: another lint, another bundle. */
function typesOf(spec: JsonObject): readonly ts.Node[] {
  const { hasDiscriminator, hasDeepReference } = traitsOf(spec);
  const flat = hasDeepReference ? withoutDeepReferences(spec) : spec;
  // It writes into what it is given where there are discriminators.
  const document = bodyForms(hasDiscriminator ? structuredClone(flat) : flat) as unknown as OpenAPI3;
  const off = false;
  const targets = new Map<string, unknown>();
  const context: Omit<GlobalContext, "redoc"> = {
    additionalProperties: off,
    alphabetize: off,
    arrayLength: off,
    conditionalEnums: off,
    dedupeEnums: off,
    defaultNonNullable: true,
    discriminators: scanDiscriminators(document, {}),
    emptyObjectsUnknown: off,
    enum: off,
    enumValues: off,
    excludeDeprecated: off,
    exportType: off,
    generatePathParams: off,
    immutable: off,
    injectFooter: [],
    makePathsEnum: off,
    pathParamsAsTypes: off,
    postTransform: undefined,
    propertiesRequiredByDefault: off,
    readWriteMarkers: off,
    resolve(reference) {
      // Where there are discriminators, it changes what it is led to.
      if (hasDiscriminator) return resolveRef(document, reference, { silent: true });
      if (!targets.has(reference)) targets.set(reference, resolveRef(document, reference, { silent: true }));
      return targets.get(reference) as undefined;
    },
    rootTypes: off,
    rootTypesKeepCasing: off,
    rootTypesNoSchemaPrefix: off,
    silent: true,
    transform: binaryType,
    transformProperty: undefined,
  };
  // `redoc`, the linter's configuration, is read by what comes before alone.
  return transformSchema(document, context as GlobalContext);
}

function traitsOf(document: JsonObject): { hasDiscriminator: boolean; hasDeepReference: boolean } {
  const found = { hasDiscriminator: false, hasDeepReference: false };
  walkObjects(document, (object) => {
    found.hasDiscriminator ||= Object.hasOwn(object, "discriminator");
    found.hasDeepReference ||= isDeepReference(object);
  });
  return found;
}
