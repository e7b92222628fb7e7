// Run by the build of each package that is imported by programs: every entry in one file, what entries share in files of
// its own (decisions/rolldown-bundles-the-packages.md). tsc adds the types.
import { readFileSync, rmSync } from "node:fs";
import { rolldown } from "rolldown";

const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const entries = Object.values(exports).flatMap((entry) => entry.default ?? []);
const files = [...entries, ...process.argv.slice(2)]; // further files that must be there under their own name

/** What every facade begins with is one file, since each file costs a program that starts. */
const codeSplitting = {
  groups: [
    // What the engine and the stores both use: one file, not one each.
    {
      name: "support",
      test: /src\/(support\/.*|model\/(allowed-origins|media-type)|answers\/body-source|context\/(redactor|spellings))\.ts$/,
    },
    { name: "open-client", test: /src\/(client\/open-client|model\/session-options)\.ts$/ },
    // Names the file beside it, so it must stand where it stands in the sources.
    { name: "node/exit/send-at-exit", test: /src\/node\/exit\/send-at-exit\.ts$/ },
  ],
};

rmSync("dist", { recursive: true, force: true }); // what is there is packed
const bundle = await rolldown({
  input: Object.fromEntries(files.map((file) => stem(file)).map((name) => [name, `src/${name}.ts`])),
  external: /^[^./]/,
  platform: "neutral",
  preserveEntrySignatures: "allow-extension", // else an entry that shares what it exports is a file that only points to another
  transform: { target: "es2022" },
});
await bundle.write({
  dir: "dist",
  format: "esm",
  sourcemap: true,
  entryFileNames: "[name].js",
  chunkFileNames: "[name].js",
  codeSplitting,
});
await bundle.close();

function stem(file) {
  return file.replace(/^\.\/dist\/|\.js$/g, "");
}
