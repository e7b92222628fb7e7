import { checkNames } from "./spec/check-names.ts";
import { checkReferences } from "./spec/check-references.ts";
import { checkStructure } from "./spec/check-structure.ts";
import { operationTableFile } from "./files/operation-table.ts";
import { readXSession } from "./session/read-x-session.ts";
import { readSpec } from "./spec/read-spec.ts";
import { referencePages } from "./reference/pages.ts";
import { schemaTypesFile } from "./files/schema-types.ts";
import { describeSession } from "./session/session-descriptor.ts";
import { sessionFile } from "./files/session-file.ts";
import { generatedFrom } from "./text/source-text.ts";
import { operationsOf } from "./spec/spec-operations.ts";

export interface GenerateOptions {
  /** The package that the files become part of: the examples import it. Default `@vendor-auth/` and the spec's name. */
  readonly packageName?: string | undefined;
  /** The command named in each file's first line. Default `npm run generate`. */
  readonly command?: string | undefined;
}

/**
 * The files of one vendor, by path from the package's folder: `src/generated/*.ts` and `docs/*.md`. Reads and writes
 * nothing, and gives the same bytes for the same spec on every machine.
 *
 * `file` is the name of the spec, as the files' first lines and errors give it; the vendor's name is taken from it.
 * Rejects with a `SpecError` when the spec cannot be used.
 */
export async function generate(text: string, file: string, options: GenerateOptions = {}): Promise<Map<string, string>> {
  const spec = readSpec(text, file);
  checkNames(spec);
  checkReferences(spec);
  await checkStructure(spec);
  const operations = operationsOf(spec);
  const facts = readXSession(spec, operations);
  const session = describeSession(spec, operations, facts);

  const { packageName = `@vendor-auth/${session.vendor}`, command = "npm run generate" } = options;
  const header = generatedFrom(file, command);
  const files = new Map<string, string>();
  const sources = {
    "operations.ts": operationTableFile(spec, operations),
    "schema.ts": await schemaTypesFile(spec),
    "session.ts": sessionFile(spec, facts.login, session),
  };
  for (const [name, source] of Object.entries(sources)) files.set(`src/generated/${name}`, `// ${header}\n${source}`);
  for (const [name, page] of referencePages({ spec, operations, facts, session, packageName })) {
    files.set(`docs/${name}`, `<!-- ${header} -->\n\n${page}`);
  }
  return files;
}
