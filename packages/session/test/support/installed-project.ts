import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratchFolder } from "./stores/scratch.ts";

const packages = fileURLToPath(new URL("../../../", import.meta.url));
const root = createRequire(join(packages, "../package.json"));
const ofClient = createRequire(join(packages, "client/package.json"));

/** A project as pnpm lays one out: it reaches what it depends on, and nothing of what that depends on. Its one file is client.ts. */
export function projectWith(source: string): string {
  const folder = scratchFolder();
  const store = join(folder, "node_modules/.pnpm/node_modules");
  for (const name of ["session", "client", "flashblade", "cloudendure"]) {
    for (const part of ["dist", "package.json"]) {
      cpSync(join(packages, name, part), join(store, "@vendor-auth", name, part), { recursive: true });
    }
  }
  const openapiFetch = dirname(dirname(ofClient.resolve("openapi-fetch")));
  cpSync(openapiFetch, join(store, "openapi-fetch"), { recursive: true });
  const helpers = createRequire(join(openapiFetch, "package.json")).resolve("openapi-typescript-helpers/package.json");
  cpSync(dirname(helpers), join(store, "openapi-typescript-helpers"), { recursive: true });
  mkdirSync(join(folder, "node_modules/@vendor-auth"));
  symlinkSync(join(store, "@vendor-auth/session"), join(folder, "node_modules/@vendor-auth/session"), "junction");
  symlinkSync(dirname(dirname(root.resolve("@types/node/package.json"))), join(folder, "node_modules/@types"), "junction");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "client.ts"), source);
  return folder;
}
