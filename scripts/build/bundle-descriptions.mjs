// Run by the emulator's build after tsc: what reads descriptions becomes one file, with the packages that it stands on in it, so that
// who installs the emulator installs none of them (decisions/emulator-of-any-description.md). Their licences go beside it.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { rolldown } from "rolldown";

const room = resolve("dist/spec");
const bundle = await rolldown({
  input: join(room, "load-vendor.js"),
  // The emulator's other rooms are there as files of their own.
  external: (id, importer) => id.startsWith(".") && importer?.startsWith(room) === true && !resolve(dirname(importer), id).startsWith(room),
  platform: "node",
});
const { output } = await bundle.generate({ format: "esm", chunkFileNames: "[name].js" });
await bundle.close();

for (const file of readdirSync(room, { recursive: true })) {
  const isNeeded = file === "spec-files.d.ts"; // the options of the emulator name its types
  if (/\.(js|d\.ts)$/.test(file) && !isNeeded) rmSync(join(room, file));
}
for (const { fileName, code } of output) writeFileSync(join(room, fileName), code);
writeFileSync(join(room, "LICENSES.txt"), [...licences(output.flatMap(({ moduleIds }) => moduleIds))].join("\n---\n\n"));

/** The licence of each package that a module is of: what its publisher put beside it, else its name. */
function* licences(modules) {
  const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id.replaceAll("\\", "/"))?.[0] ?? []));
  for (const folder of folders) {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? `By ${author?.name ?? author ?? "its authors"}.` : readFileSync(join(folder, file), "utf8").trim();
    yield `${name} ${version} (${license})\n\n${text}\n`;
  }
}
