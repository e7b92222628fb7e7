import { operationTableFile } from "../files/operation-table.ts";
import { schemaTypesFile } from "../files/schema-types.ts";
import { sessionFile } from "../files/session-file.ts";
import { referencePages } from "../reference/pages.ts";
import type { DocsExtent } from "../reference/pages.ts";
import { readApi } from "../session/read-api.ts";
import type { Api, ReadOptions } from "../session/read-api.ts";
import { withinStack } from "../source/bounds.ts";
import { generatedFrom } from "../text/source-text.ts";

export interface FilesOptions {
  /** The package that the files become part of: the examples import it. Default `@vendor-auth/` and the vendor's name. */
  readonly packageName?: string | undefined;
  /** The command named in each file's first line. Default `npm run generate`. */
  readonly command?: string | undefined;
  /** Which reference pages are made: none, one page of all operations, or a page for each tag and each model. Default `index`. */
  readonly docs?: DocsExtent | undefined;
}

export type GenerateOptions = FilesOptions & Omit<ReadOptions, "text" | "file">;

/**
 * The files of one vendor, by path from the package's folder: `src/generated/*.ts` and `docs/*.md`. Reads and writes
 * nothing, and gives the same bytes for the same spec on every machine.
 *
 * `file` is the name of the spec, as the files' first lines and errors give it; the vendor's name is taken from it.
 * Rejects with a `SpecError` when the spec cannot be used.
 */
export async function generate(text: string, file: string, options: GenerateOptions = {}): Promise<Map<string, string>> {
  return await filesOf(await readApi({ ...options, text, file }), options);
}

/** The files of an API that was read already. Rejects with a `SpecError` when no types can be made of it. */
export async function filesOf(api: Api, options: FilesOptions): Promise<Map<string, string>> {
  return await withinStack(api.spec.shownAs, () => writeAll(api, options));
}

function writeAll(api: Api, options: FilesOptions): Map<string, string> {
  const { spec, operations, facts, session } = api;
  const { packageName = `@vendor-auth/${session.vendor}`, command = "npm run generate", docs = "index" } = options;
  const header = generatedFrom(spec.file, command);
  const files = new Map<string, string>();
  const sources = {
    "operations.ts": operationTableFile(spec, operations),
    "schema.ts": schemaTypesFile(spec),
    "session.ts": sessionFile(spec, facts.login, api),
  };
  for (const [name, source] of Object.entries(sources)) files.set(`src/generated/${name}`, `// ${header}\n${source}`);
  for (const [name, page] of referencePages({ ...api, packageName }, docs)) {
    files.set(`docs/${name}`, `<!-- ${header} -->\n\n${page}`);
  }
  return files;
}
