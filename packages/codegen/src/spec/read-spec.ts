import { applyOverlay } from "../overlay/apply-overlay.ts";
import { checkExtends } from "../overlay/check-extends.ts";
import { readOverlay } from "../overlay/read-overlay.ts";
import { convertSwagger, swaggerPath } from "./convert-swagger.ts";
import type { Finding } from "../source/finding.ts";
import { loosenCarriedParameters } from "../tidy/carried-parameters.ts";
import { mendEmptyMembers } from "../tidy/empty-members.ts";
import { baseName, joinFiles, needsJoining, shortenOwnReferences } from "./join-files.ts";
import type { OtherFiles } from "./join-files.ts";
import type { JsonObject, Path } from "../source/json.ts";
import { nameOperations } from "../tidy/name-operations.ts";
import { mendPathParameters } from "../tidy/path-parameters.ts";
import { mendRepeatedParameters } from "../tidy/repeated-parameters.ts";
import { newOrigins } from "../source/origins.ts";
import type { Origins } from "../source/origins.ts";
import type { Position, Side } from "../source/position.ts";
import { openApiDocument, readSource } from "../source/source.ts";
import type { Source } from "../source/source.ts";
import { describeProblem } from "../source/describe-problems.ts";
import { SpecError } from "../source/spec-error.ts";

/** A file's text, and its path, as messages give it. */
export interface TextFile {
  readonly text: string;
  readonly file: string;
}

/** A description of an API, and what goes with it. */
export interface SpecInput {
  readonly text: string;
  /** Its name, as the first lines of generated files give it. */
  readonly file: string;
  /** Its path, as messages give it. Default `file`. */
  readonly shownAs?: string | undefined;
  /** The vendor's name. Default: the file's. */
  readonly name?: string | undefined;
  /** Other files that it may refer to, by their path from its folder. Nothing else is read. Default: none. */
  readonly files?: OtherFiles | undefined;
  /** OpenAPI Overlays, applied in this order to the description as one OpenAPI 3 document: converted, and of one file. */
  readonly overlays?: readonly TextFile[] | undefined;
}

/** A description of an API as one OpenAPI 3 document, which still knows where each part of it came from. */
export interface Spec {
  readonly file: string;
  readonly shownAs: string;
  readonly name: string | undefined;
  readonly document: JsonObject;
  /** What is untidy in it, and changes nothing in the client. */
  readonly untidy: readonly Finding[];
  /** What its user should know: that it was converted, that an overlay met nothing. A line each. */
  readonly notices: readonly string[];
  /** Where what is at `path` stands; its nearest parent when nothing is there. */
  position(path: Path, side?: Side): Position;
  /** Throws a `SpecError` for what is at `path`. Both texts are sentences. */
  fail(path: Path, problem: string, remedy: string, side?: Side): never;
}

/** Reads what a publisher publishes. Throws a `SpecError` when it is no description of an API, or an overlay does not fit it. */
export async function readSpec({ text, file, shownAs = file, name, files = new Map(), overlays = [] }: SpecInput): Promise<Spec> {
  const read = overlays.map((overlay) => readOverlay(overlay.text, overlay.file));
  const main = readSource(text, shownAs, openApiDocument);
  const origins = newOrigins();
  const notices: string[] = [];
  const version = writtenInFull(main);
  const document = await asOneDocument(main, { files, mentionsItself: text.includes(`${baseName(shownAs)}#`) }, origins, notices);

  const applied = read.map((overlay) => applyOverlay(document, overlay, origins));
  const errors = applied.flatMap((one) => one.errors);
  if (errors.length > 0) throw new SpecError(shownAs, errors);
  const warnings = [...read.flatMap((overlay) => checkExtends(overlay, shownAs) ?? []), ...applied.flatMap(({ unmatched }) => unmatched)];
  notices.push(...warnings.map((problem) => `warning: ${describeProblem(shownAs, problem)}`));

  const position = (path: Path, side: Side = "value") => origins.position(document, path, side);
  const untidy = [
    ...version,
    ...mendEmptyMembers(document),
    ...mendRepeatedParameters(document, origins),
    ...mendPathParameters(document, origins),
    ...nameOperations(document),
  ];
  loosenCarriedParameters(document);
  return {
    file,
    shownAs,
    name,
    document,
    untidy,
    notices,
    position,
    fail(path, problem, remedy, side) {
      throw new SpecError(shownAs, [{ ...position(path, side), problem, remedy }]);
    },
  };
}

/** Reads the version, joins the files, converts what is older. */
async function asOneDocument(
  main: Source,
  { files, mentionsItself }: { files: OtherFiles; mentionsItself: boolean },
  origins: Origins,
  notices: string[],
): Promise<JsonObject> {
  const { data } = main;
  origins.set(data, { source: main, path: [] });
  const isSwagger = data["swagger"] === "2.0";
  if (!isSwagger) checkVersion(main);
  if (mentionsItself) shortenOwnReferences(main);
  // Most descriptions are one file: a walk through all of it is a twentieth of a run.
  const joined = files.size > 0 && needsJoining(data, files) ? await joinFiles(main, files, origins) : data;
  if (!isSwagger) return joined;
  const document = await convertSwagger(main);
  origins.set(document, { source: main, path: [], translate: swaggerPath });
  notices.push(`${main.file}: Swagger 2.0, converted to OpenAPI 3.0. Overlays and pointers are of the result.`);
  return document;
}

/** Writes the version in full, in place: YAML takes `swagger: 2.0` for the number 2. */
function writtenInFull({ data }: Source): Finding[] {
  const [key, version] = data["openapi"] === undefined ? ["swagger", data["swagger"]] : ["openapi", data["openapi"]];
  const [, major, minor = "0"] = /^([23])(?:\.(\d))?$/.exec(String(version)) ?? [];
  if (major === undefined || version === "2.0") return [];
  const full = major === "2" ? "2.0" : `${major}.${minor}.0`;
  (data as Record<string, unknown>)[key] = full;
  return [{ path: [key], problem: `The version of OpenAPI is ${JSON.stringify(version)}.`, remedy: `It is taken for "${full}".` }];
}

/** OpenAPI 3.0 to 3.2 are read; 3.2 as far as openapi-typescript knows it, which is what 3.1 has. */
function checkVersion({ data, file, position }: Source): void {
  const { openapi: version } = data;
  if (typeof version === "string" && /^3\.[012]\.\d+$/.test(version)) return;
  const found =
    version === undefined
      ? "This is not an OpenAPI document: it has no `openapi`."
      : `OpenAPI ${JSON.stringify(version)} is not known here.`;
  throw new SpecError(file, [{ ...position(["openapi"]), problem: found, remedy: "Write the spec in OpenAPI 3.1: `openapi: 3.1.0`." }]);
}
