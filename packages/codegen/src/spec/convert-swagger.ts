import type { JsonObject, Path } from "../source/json.ts";
import type { Source } from "../source/source.ts";
import { SpecError } from "../source/spec-error.ts";

/** Swagger 2.0 as OpenAPI 3.0. Reads nothing else. Throws a `SpecError` when it cannot be converted. */
export async function convertSwagger({ data, file, position }: Source): Promise<JsonObject> {
  // Loaded when there is something to convert.
  const { convertObj } = await import("swagger2openapi");
  try {
    // `patch`: what it can mend, such as a parameter in a path without `required`, is mended instead of refused. `text`: else it writes
    // all of it as YAML, a tenth of a run, and uses that for nothing here.
    const options = { patch: true, warnOnly: true, resolve: false, resolveInternal: false, text: file };
    const { openapi } = await convertObj(structuredClone(data), options);
    return openapi;
  } catch (error) {
    const problem = `This Swagger 2.0 cannot be converted to OpenAPI 3: ${(error as Error).message.replace(/\.?$/, ".")}`;
    throw new SpecError(file, [{ ...position([]), problem, remedy: "Correct it, or convert it yourself and give the result." }]);
  }
}

const sections: Readonly<Record<string, readonly string[]>> = {
  schemas: ["definitions"],
  parameters: ["parameters"],
  responses: ["responses"],
  securitySchemes: ["securityDefinitions"],
};

/** Where what is at a path of the converted document stood before; near it, where there is no such place. */
export function swaggerPath(path: Path): Path {
  const [first, second] = path;
  if (first === "components") return [...(sections[String(second)] ?? []), ...withoutContent(path.slice(2))];
  if (first === "servers") return [String(path[2]) === "url" ? "host" : "basePath"];
  return withoutContent(path);
}

/** A body's schema stood in the answer itself, or in a parameter. */
function withoutContent(path: Path): Path {
  const body = path.indexOf("requestBody");
  if (body !== -1) return [...path.slice(0, body), "parameters"];
  const content = path.indexOf("content");
  return content === -1 ? path : [...path.slice(0, content), ...path.slice(content + 2)];
}
