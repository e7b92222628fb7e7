import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { commands } from "../../measure/commands.ts";
import { interleaved, type Timing } from "../../measure/interleaved.ts";
import { largeSpec } from "../../descriptions/large-spec.ts";
import { openapiTypescript } from "./openapi-typescript.ts";
import { runNode } from "../../measure/processes.ts";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const ours = commands["vendor-codegen"];
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
    await runNode([ours, ...make], folder);

    const contenders = [
      { name: "openapi-typescript, types only", one: () => runNode([openapiTypescript], folder) },
      { name: "vendor-codegen, nothing changed (bar: 0.12)", one: () => runNode([ours, ...make], folder) },
      {
        name: `vendor-codegen, all changed (bar: ${kind === "vendors" ? "0.95" : "1.10"})`,
        before: () => change(folder, names),
        one: () => runNode([ours, ...make], folder),
      },
      { name: "node -e 0", one: () => runNode(["-e", "0"], folder) },
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
