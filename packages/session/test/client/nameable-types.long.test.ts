import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { scratchFolder } from "../support/stores/scratch.ts";

const packages = fileURLToPath(new URL("../../../", import.meta.url));
const root = createRequire(join(packages, "../package.json"));
const ofClient = createRequire(join(packages, "client/package.json"));

const source = `import { cloudendure } from "@vendor-auth/session/cloudendure";
import { flashblade, loadVendor } from "@vendor-auth/session/flashblade";
export const fb = flashblade({ host: "fb1.example", credentials: { apiToken: "T-synthetic" } });
export const ce = cloudendure({ credentials: { userApiToken: "synthetic" } });
export const vendor = await loadVendor();
export const { GET, login, logout } = fb;
export const versions = () => fb.GET("/api_version");
`;

/** A project as pnpm lays one out: it reaches what it depends on, and nothing of what that depends on. */
function project(): string {
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

it("F74: what a client gives can be exported, with declaration: true, from a project that depends on this package alone", async () => {
  const folder = project();
  const tsc = join(dirname(root.resolve("typescript/package.json")), "bin/tsc");
  const options = ["--declaration", "--emitDeclarationOnly", "--strict", "--target", "es2022", "--module", "nodenext", "--types", "node"];
  const compiling = promisify(execFile)(process.execPath, [tsc, ...options, "--lib", "es2023,esnext.disposable,dom", "client.ts"], {
    cwd: folder,
  });
  const { stdout } = await compiling.catch((error: { stdout: string }) => error);
  expect(stdout).toBe("");
  const from = readFileSync(join(folder, "client.d.ts"), "utf8").matchAll(/(?:import\(|from )"([^"]+)"/g);
  expect(new Set([...from].map(([, name]) => name))).toEqual(
    new Set(["@vendor-auth/session/flashblade", "@vendor-auth/session/cloudendure"]),
  );
});
