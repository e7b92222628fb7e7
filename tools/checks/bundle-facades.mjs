// Bundles each facade as a program's bundler would, for size-limit to weigh (decisions/what-the-facade-weighs.md):
//   reports/size/<vendor>/at-once/     what is loaded before the first call
//   reports/size/<vendor>/later/       what the first call loads
//   reports/size/<vendor>-whole.js     everything in one file
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { vendors } from "../../scripts/vendors.ts";

const reports = fileURLToPath(new URL("../../reports/size", import.meta.url));
rmSync(reports, { recursive: true, force: true });

const chunkFileNames = ({ name }) => `${name === "start" ? "at-once" : "later"}/[name].js`;

for (const vendor of vendors) {
  const input = fileURLToPath(import.meta.resolve(`@vendor-auth/session/${vendor}`));
  const bundle = await rolldown({ input: { [vendor]: input }, platform: "browser" });
  const common = { format: "esm", minify: true };
  const codeSplitting = { groups: [{ name: "start", tags: ["$initial"] }] };
  await bundle.write({ ...common, dir: `${reports}/${vendor}`, entryFileNames: "at-once/[name].js", chunkFileNames, codeSplitting });
  await bundle.write({ ...common, file: `${reports}/${vendor}-whole.js`, codeSplitting: false });
  await bundle.close();
}
