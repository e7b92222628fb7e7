// What lists every vendor: three files that are written anew from the names of the folders of vendors, and two manifests that get
// a line more.
import { readFileSync } from "node:fs";
import { camelCase } from "../../packages/codegen/src/first-files.ts";
import { vendors as present } from "../vendors.ts";

/** The changed files, by path from the repository's root, once `vendor` is one of the vendors. */
export function registries(vendor) {
  const vendors = present.concat(vendor).toSorted();
  return [
    ["packages/emulator/src/vendors/list.ts", emulatedFile(vendors)],
    ["packages/session/src/vendors/every-vendor.ts", everyVendorFile(vendors)],
    ["packages/session/package.json", withExport(withDependency("packages/session/package.json", vendor), vendor)],
    ["packages/cli/src/vendors/loaders.ts", loadersFile(vendors)],
    ["packages/cli/package.json", withDependency("packages/cli/package.json", vendor)],
  ];
}

function emulatedFile(vendors) {
  const imports = vendors.map((name) => `import { ${camelCase(name)} } from "./${name}/${name}.ts";\n`).join("");
  const lines = vendors.map((name) => (/^\w+$/.test(name) ? `  ${name},\n` : `  ${JSON.stringify(name)}: ${camelCase(name)},\n`)).join("");
  return `// Written by "npm run new-vendor".
${imports}
/** The vendors that can be emulated. Everything else about one is in its folder. */
export const vendors = {
${lines}};
`;
}

function everyVendorFile(vendors) {
  const imports = vendors.map((name) => `    import("./${name}/vendor.ts"),\n`).join("");
  return `// Written by "npm run new-vendor".
import type { Vendor } from "../model/vendor.ts";

/** Loads every vendor that this package has a folder for. */
export async function everyVendor(): Promise<readonly Vendor<{}, unknown>[]> {
  const loaded = await Promise.all([
${imports}  ]);
  return loaded.map(({ vendor }) => vendor as Vendor<{}, unknown>);
}
`;
}

function loaderOf(name) {
  return `  async ${/^\w+$/.test(name) ? name : JSON.stringify(name)}() {
    const [{ session: descriptor }, { ${camelCase(name)}: open, loadVendor }] = await Promise.all([
      import("@vendor-auth/${name}"),
      import("@vendor-auth/session/${name}"),
    ]);
    return { descriptor, open, session: await loadVendor() };
  },
`;
}

function loadersFile(vendors) {
  return `// Written by "npm run new-vendor".

/** Each vendor: its spec's facts, its client and its session. */
export const loaders = {
${vendors.map(loaderOf).join("")}};
`;
}

/** `dependencies`, sorted, with the vendor's package. */
function withDependency(path, vendor) {
  const text = readFileSync(path, "utf8");
  return replaced(path, text, /(?<="dependencies": \{\n)[^}]*?(?=\n {2}\})/, (lines) =>
    [...lines.split(",\n"), `    "@vendor-auth/${vendor}": "workspace:^"`].toSorted((a, b) => (a < b ? -1 : 1)).join(",\n"),
  );
}

/** `exports` with the vendor's door, after those of the vendors that are there. */
function withExport(text, vendor) {
  const door = `    "./${vendor}": {
      "types": "./dist/vendors/${vendor}/index.d.ts",
      "default": "./dist/vendors/${vendor}/index.js"
    },\n`;
  const doors = /( {4}"\.\/[\w-]+": \{\n {6}"types": "\.\/dist\/vendors\/[^}]*\},\n)+/;
  return replaced("packages/session/package.json", text, doors, (list) => list + door);
}

/** Throws when the file does not hold what is to be replaced: it has taken another form. */
function replaced(path, text, pattern, replace) {
  if (!pattern.test(text)) throw new Error(`${path} has no ${pattern}. Correct scripts/new-vendor/registries.mjs.`);
  return text.replace(pattern, replace);
}
