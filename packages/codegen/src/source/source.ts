import { unixLines } from "../text/source-text.ts";
import { formatPointer, isObject } from "./json.ts";
import type { JsonObject, Path } from "./json.ts";
import { checkBounds, checkSize, isTooLongForPositions, tooDeepToParse } from "./bounds.ts";
import { parseText } from "./parse-text.ts";
import type { Position, Side } from "./position.ts";
import { SpecError } from "./spec-error.ts";
import { textPositions } from "./text-positions.ts";
import { checkYaml, readYaml } from "./yaml-document.ts";

/** A file as data, which still knows where in its text each part stands. */
export interface Source {
  /** Its path, as messages give it. */
  readonly file: string;
  readonly data: JsonObject;
  /** Where what is at `path` stands; its nearest parent when nothing is there. */
  position(path: Path, side?: Side): Position;
}

/** What a file should be, and how it starts, for messages. */
export interface DocumentKind {
  readonly name: string;
  readonly start: string;
}

export const openApiDocument: DocumentKind = { name: "OpenAPI document", start: "openapi: 3.1.0" };

/** How an anchor of YAML begins, which an alias may repeat. */
const anchor = /(?:^|[\s,[{:-])&[^\s,[\]{}]/m;

/** Reads JSON or YAML. Throws a `SpecError` when the text is not one well-formed mapping. */
export function readSource(text: string, file: string, kind: DocumentKind): Source {
  checkSize(text.length, file);
  // One kind of line ending: what is generated must not depend on how the spec was checked out.
  const source = unixLines(text.replace(/^\uFEFF/, ""));
  const data = checkBounds(parse(source, file), file, anchor.test(source), () => checkYaml(readYaml(source), file));
  if (!isObject(data)) {
    const problem = `This is not an ${kind.name}: it is not a mapping.`;
    throw new SpecError(file, [{ line: 1, column: 1, problem, remedy: `Start it with \`${kind.start}\`.` }]);
  }
  let find: ReturnType<typeof textPositions> | undefined;
  return {
    file,
    data,
    position(path, side = "value") {
      if (isTooLongForPositions(source)) return { file, line: 1, column: 1, pointer: `#${formatPointer(path)}` };
      find ??= textPositions(source);
      return { file, ...find(path, side) };
    },
  };
}

function parse(text: string, file: string): unknown {
  try {
    return parseText(text, file);
  } catch (error) {
    throw error instanceof RangeError ? tooDeepToParse(file) : error;
  }
}
