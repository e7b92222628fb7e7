import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { projectWith } from "../support/installed-project.ts";

const root = createRequire(new URL("../../../../package.json", import.meta.url));

const source = `import { cloudendure } from "@vendor-auth/session/cloudendure";
import { flashblade, loadVendor } from "@vendor-auth/session/flashblade";
export const fb = flashblade({ host: "fb1.example", credentials: { apiToken: "T-synthetic" } });
export const ce = cloudendure({ credentials: { userApiToken: "synthetic" } });
export const vendor = await loadVendor();
export const { GET, login, logout } = fb;
export const versions = () => fb.GET("/api_version");
`;

it("F74: what a client gives can be exported, with declaration: true, from a project that depends on this package alone", async () => {
  const folder = projectWith(source);
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
