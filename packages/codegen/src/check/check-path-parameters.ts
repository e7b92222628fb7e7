import type { Finding } from "../source/finding.ts";
import { formatJsonPath } from "../source/json-path.ts";
import type { JsonObject } from "../source/json.ts";
import { own } from "../source/json.ts";
import { pathFaults } from "../tidy/path-parameters.ts";

/** Finds paths and parameters that do not meet. Most were mended when the spec was read: what is left is likely a slip of the pen. */
export function checkPathParameters(document: JsonObject): Finding[] {
  const remedy = "Declare it, or correct its name.";
  return pathFaults(document).flatMap(({ place, path, unused, missing }): Finding[] => [
    ...missing.map((name) => ({
      path: place,
      side: "key" as const,
      kind: "path parameter not declared",
      problem: `The operation does not define the path parameter \`{${name}}\` expected by path \`${path}\`.`,
      remedy,
      mend: declaring(name, formatJsonPath(place)),
    })),
    ...unused.map(({ index, value }) => ({
      path: [...place, "parameters", index],
      kind: "path parameter not used",
      problem: `Path parameter \`${String(own(value, "name"))}\` is not used in the path \`${path}\`.`,
      remedy,
    })),
  ]);
}

function declaring(name: string, target: string): string {
  const parameter = `{ name: ${JSON.stringify(name)}, in: path, required: true, schema: { type: string } }`;
  return `- target: ${target}\n  update: { parameters: [${parameter}] }`;
}
