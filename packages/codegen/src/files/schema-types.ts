import openapiTypescript, { astToString } from "openapi-typescript";
import ts from "typescript";
import { linterConfig } from "../spec/linter-config.ts";
import type { Spec } from "../spec/read-spec.ts";
import { quote, unixLines } from "../text/source-text.ts";

/** `schema.ts`: the types of everything in the spec, as openapi-typescript writes them. */
export async function schemaTypesFile(spec: Spec): Promise<string> {
  let text: string;
  try {
    // A copy: openapi-typescript writes into the document it is given.
    // checkStructure() has linted it already.
    const redocly = await linterConfig([]);
    text = astToString(await openapiTypescript(structuredClone(spec.document) as never, { silent: true, redocly }));
  } catch (error) {
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

/**
 * The last guard against a spec that smuggles code into what is generated: interfaces and type aliases hold none. Our own
 * files quote everything themselves.
 */
function holdsOnlyTypes(text: string): boolean {
  const name = "schema.ts";
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext);
  const host = { ...ts.createCompilerHost({}), getSourceFile: (file: string) => (file === name ? source : undefined) };
  const program = ts.createProgram([name], { noLib: true, noResolve: true, types: [] }, host);
  return (
    program.getSyntacticDiagnostics(source).length === 0 &&
    source.statements.every((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
  );
}
