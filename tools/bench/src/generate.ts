import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { interleaved, type Timing } from "./interleaved.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** As it is published. */
const ours = join(root, "packages/codegen/dist/cli.js");
/** openapi-typescript's command, of the version that the generator stands on. */
const theirs = join(dirname(createRequire(join(root, "packages/codegen/package.json")).resolve("openapi-typescript")), "../bin/cli.js");
const vendors = ["cloudendure", "flashblade"];

/**
 * Whole processes: `vendors` makes all of both vendors' packages, `large` all of a package of 1,000 operations, beside
 * openapi-typescript's command, which writes types only and is given the same specs in one process. Microseconds a run.
 */
export async function generate(kind: "vendors" | "large", slices = 15): Promise<Timing[]> {
  const folder = await mkdtemp(join(tmpdir(), "bench-generate-"));
  try {
    const names = kind === "vendors" ? vendors : ["large"];
    await mkdir(join(folder, "specs"));
    for (const name of names) {
      if (kind === "large") await writeFile(join(folder, "specs", "large.yaml"), largeSpec(1_000));
      else await cp(join(root, "specs", `${name}.yaml`), join(folder, "specs", `${name}.yaml`));
      await mkdir(join(folder, "packages", name), { recursive: true });
    }
    const apis = names.map((name) => `  ${name}@v1:\n    root: specs/${name}.yaml\n    x-openapi-ts:\n      output: types/${name}.ts\n`);
    await writeFile(join(folder, "redocly.yaml"), `apis:\n${apis.join("")}`);
    await writeFile(join(folder, "package.json"), "{}");
    const make = ["generate", "--specs", "specs", "--packages", "packages"];
    await run(folder, [ours, ...make]);

    const contenders = [
      { name: "openapi-typescript, types only", one: () => run(folder, [theirs]) },
      { name: "vendor-codegen, nothing changed (bar: 0.12)", one: () => run(folder, [ours, ...make]) },
      {
        name: `vendor-codegen, all changed (bar: ${kind === "vendors" ? "0.95" : "1.10"})`,
        before: () => change(folder, names),
        one: () => run(folder, [ours, ...make]),
      },
      { name: "node -e 0", one: () => run(folder, ["-e", "0"]) },
    ];
    const timed = contenders.map(({ name, one, before }) => ({ name, run: one, ...(before && { prepare: before }) }));
    return await interleaved(timed, slices, 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let edition = 0;

/** Another title in each spec: every page and every type's comment may be different. */
async function change(folder: string, names: readonly string[]): Promise<void> {
  edition += 1;
  for (const name of names) {
    const file = join(folder, "specs", `${name}.yaml`);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/^ {2}title: .*$/m, `  title: Edition ${edition}`));
  }
}

function run(cwd: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: "ignore" });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`node ${args.join(" ")} ended with ${code}`))));
  });
}

const operation = (index: number): string => `  /things${index}/{id}:
    post:
      operationId: changeThing${index}
      tags: [Group${index % 20}]
      summary: Change thing ${index}
      security: [{ token: [] }]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: deep, in: query, schema: { type: boolean } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing${index}" } } } }
      responses:
        "200": { description: Changed., content: { application/json: { schema: { $ref: "#/components/schemas/Thing${index}" } } } }
        "404": { description: Missing., content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
`;

const schema = (index: number): string => `    Thing${index}:
      type: object
      description: Thing ${index}.
      required: [id]
      properties: { id: { type: string }, size: { type: integer }, state: { type: string, enum: [on, off] }, tags: { type: array, items: { type: string } } }
`;

/** A spec of so many operations, each with a body, an answer and schemas of its own. */
function largeSpec(count: number): string {
  const numbers = Array.from({ length: count - 2 }, (_, index) => index);
  return `openapi: 3.1.0
info:
  title: Large
  version: "1"
servers: [{ url: "https://large.example" }]
x-session:
  login: login
  logout: logout
  credentials: { token: $response.header.X-Token }
paths:
  /login:
    post:
      operationId: login
      security: []
      parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]
      responses: { "200": { description: Open., headers: { X-Token: { schema: { type: string } } } } }
  /logout:
    post: { operationId: logout, security: [{ token: [] }], responses: { "204": { description: Over. } } }
${numbers.map(operation).join("")}components:
  securitySchemes: { token: { type: apiKey, in: header, name: X-Token } }
  schemas:
    Problem: { type: object, properties: { message: { type: string } } }
${numbers.map(schema).join("")}`;
}
