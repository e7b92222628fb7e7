import { astToString, resolveRef, scanDiscriminators, transformSchema } from "openapi-typescript";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import { walkObjects } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { quote, unixLines } from "../text/source-text.ts";
import { bodyForms } from "../wire/body-forms.ts";
import { isDeepReference, withoutDeepReferences } from "../wire/deep-references.ts";
import { binaryType } from "./binary-type.ts";

/** `schema.ts`: the types of everything in the spec, as openapi-typescript writes them. */
export function schemaTypesFile(spec: Spec): string {
  let text: string;
  try {
    text = typesOf(spec.document);
  } catch (error) {
    if (error instanceof RangeError) throw error; // told by filesOf()
    return spec.fail([], `openapi-typescript cannot make types from the spec: ${(error as Error).message}.`, "Simplify what it names.");
  }
  const types = unixLines(text).replace(/[\u2028\u2029]/g, (separator) => quote(separator).slice(1, -1));
  if (!holdsOnlyTypes(types)) {
    return spec.fail(
      [],
      "The types made from the spec are not types alone.",
      "Look in the spec for names that hold code, and remove them.",
    );
  }
  return types;
}

/** What openapi-typescript does by default, less what checkSpec() and readSpec() have done: another lint, another bundle. */
function typesOf(spec: JsonObject): string {
  const { hasDiscriminator, hasDeepReference } = traitsOf(spec);
  const flat = hasDeepReference ? withoutDeepReferences(spec) : spec;
  // It writes into what it is given where there are discriminators.
  const document = bodyForms(hasDiscriminator ? structuredClone(flat) : flat) as unknown as OpenAPI3;
  const off = false;
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
    resolve: (reference) => resolveRef(document, reference, { silent: true }),
    rootTypes: off,
    rootTypesKeepCasing: off,
    rootTypesNoSchemaPrefix: off,
    silent: true,
    transform: binaryType,
    transformProperty: undefined,
  };
  // `redoc`, the linter's configuration, is read by what comes before alone.
  return astToString(transformSchema(document, context as GlobalContext));
}

function traitsOf(document: JsonObject): { hasDiscriminator: boolean; hasDeepReference: boolean } {
  const found = { hasDiscriminator: false, hasDeepReference: false };
  walkObjects(document, (object) => {
    found.hasDiscriminator ||= Object.hasOwn(object, "discriminator");
    found.hasDeepReference ||= isDeepReference(object);
  });
  return found;
}

/**
 * The last guard against a spec that smuggles code into what is generated: interfaces and type aliases hold none. Our own
 * files quote everything themselves.
 */
function holdsOnlyTypes(text: string): boolean {
  const name = "schema.ts";
  // Comments hold no code, and reading them takes a third of the time.
  const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const source = ts.createSourceFile(name, text, { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode });
  const host = { ...ts.createCompilerHost({}), getSourceFile: (file: string) => (file === name ? source : undefined) };
  const program = ts.createProgram([name], { noLib: true, noResolve: true, types: [] }, host);
  return (
    program.getSyntacticDiagnostics(source).length === 0 &&
    source.statements.every((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
  );
}
