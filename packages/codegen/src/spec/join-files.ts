import { posix } from "node:path";
import { BaseResolver, bundle, ResolveError, Source as LinterSource } from "@redocly/openapi-core";
import type { Document } from "@redocly/openapi-core";
import { walkObjects } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";
import { linterConfig } from "./linter-config.ts";
import type { Origins } from "../source/origins.ts";
import { openApiDocument, readSource } from "../source/source.ts";
import type { Source } from "../source/source.ts";

/** The other files of a spec: their texts by their path from the spec's folder. */
export type OtherFiles = ReadonlyMap<string, string>;

/** Where the spec's folder is, as the linter sees it: nowhere on disk. */
const folder = "/spec/";

/** Whether the document has a reference into one of the other files. */
export function needsJoining(document: unknown, files: OtherFiles): boolean {
  let needs = false;
  walkObjects(document, ({ $ref: reference }) => {
    needs ||= typeof reference === "string" && files.has(posix.normalize(reference.split("#", 1)[0]!));
  });
  return needs;
}

/** Takes the file's own name out of its references to itself, in place. */
export function shortenOwnReferences({ data, file }: Source): void {
  const own = `${baseName(file)}#`;
  walkObjects(data, (object) => {
    const { $ref: reference } = object;
    if (typeof reference !== "string" || reference.startsWith("#") || !posix.normalize(reference).startsWith(own)) return;
    (object as Record<string, unknown>)["$ref"] = posix.normalize(reference).slice(own.length - 1);
  });
}

/**
 * Brings what the document refers to in other files into it, in place. A reference to a file that is not among them stays as
 * it is. Throws a `SpecError` for a file that cannot be read.
 */
export async function joinFiles(main: Source, files: OtherFiles, origins: Origins): Promise<JsonObject> {
  const shownFolder = posix.dirname(main.file.replaceAll("\\", "/"));
  const absolute = (base: string | null, reference: string) => posix.resolve(posix.dirname(base ?? `${folder}_`), reference);
  const document = (source: Source, path: string): Document => {
    walkObjects(source.data, (part, at) => origins.set(part, { source, path: [...at] }));
    return { source: new LinterSource(path, ""), parsed: source.data };
  };
  const mainPath = `${folder}${baseName(main.file)}`;
  const faults: unknown[] = [];
  const known = new Map([[mainPath, document(main, mainPath)]]);
  const read = (path: string): Document => {
    const name = path.slice(folder.length);
    const text = path.startsWith(folder) ? files.get(name) : undefined;
    if (text === undefined) throw new ResolveError(new Error(`${name} is not read.`));
    try {
      const added = document(readSource(text, posix.join(shownFolder, name), openApiDocument), path);
      known.set(path, added);
      return added;
    } catch (error) {
      faults.push(error); // the linter would take it for a file that is not there
      throw error;
    }
  };
  const externalRefResolver = Object.assign(new BaseResolver(), {
    resolveExternalRef: absolute,
    resolveDocument: async (base: string | null, reference: string) => {
      const path = absolute(base, reference);
      return await Promise.resolve(known.get(path) ?? read(path));
    },
  });
  const config = await linterConfig([]);
  await bundle({ doc: known.get(mainPath)!, config, dereference: false, externalRefResolver });
  if (faults.length > 0) throw faults[0];
  return main.data;
}

/** The last part of a path, as messages give one. */
export function baseName(file: string): string {
  return posix.basename(file.replaceAll("\\", "/"));
}
