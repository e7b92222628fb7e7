import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNode } from "../../measure/processes.ts";

const codegen = createRequire(fileURLToPath(new URL("../../../../../packages/codegen/package.json", import.meta.url)));
/** openapi-typescript's command, of the version that the generator stands on. */
export const openapiTypescript = join(dirname(codegen.resolve("openapi-typescript")), "../bin/cli.js");

/** A description that openapi-typescript reads: the given one, or what is made of it: converted, and without what leads to no file. */
export async function readable(spec: string, folder: string): Promise<string> {
  const isRead = (file: string) =>
    runNode([openapiTypescript, file, "-o", join(folder, "tried.ts")]).then(
      () => true,
      () => false,
    );
  if (await isRead(spec)) return spec;
  const made = join(folder, `readable${extname(spec)}`);
  const { parse, stringify } = codegen("yaml") as { parse(text: string): unknown; stringify(value: unknown, options: object): string };
  const data: unknown = parse(await readFile(spec, "utf8"));
  const document = isSwagger(data) ? await converted(data) : data;
  removeLost(document, dirname(spec));
  await writeFile(
    made,
    extname(spec) === ".json" ? JSON.stringify(document, null, 2) : stringify(document, { aliasDuplicateObjects: false }),
  );
  if (await isRead(made)) return made;
  throw new Error(`openapi-typescript reads neither ${spec} nor what was made of it`);
}

function isSwagger(data: unknown): boolean {
  return typeof data === "object" && data !== null && "swagger" in data;
}

async function converted(data: unknown): Promise<unknown> {
  const { convertObj } = codegen("swagger2openapi") as { convertObj(data: unknown, options: object): Promise<{ openapi: unknown }> };
  return (await convertObj(data, { patch: true, warnOnly: true })).openapi;
}

/** Takes out, in place, references to files that are not there. */
function removeLost(value: unknown, folder: string): void {
  if (typeof value !== "object" || value === null) return;
  const { $ref: reference } = value as { $ref?: unknown };
  if (typeof reference === "string" && !reference.startsWith("#") && !existsSync(join(folder, reference.split("#")[0]!)))
    Reflect.deleteProperty(value, "$ref");
  for (const member of Object.values(value)) removeLost(member, folder);
}
