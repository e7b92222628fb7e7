import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { projectWith } from "../support/installed-project.ts";

/** TypeScript 7 of the root, and 5.9 of the generator. */
const compilers = ["../../../../package.json", "../../../codegen/package.json"].map((path) => {
  const manifest = createRequire(new URL(path, import.meta.url)).resolve("typescript/package.json");
  return join(dirname(manifest), "bin/tsc");
});

/** A usual mistake, and the last line that TypeScript says of it. */
const mistakes: readonly (readonly [mistake: string, said: RegExp])[] = [
  [`flashblade({ credentials: { apiToken: "T" } })`, /Property 'host' is missing/],
  [`flashblade({ host: "fb1.example" })`, /Property 'credentials' is missing/],
  [`flashblade({ host: "fb1.example", credentials: { apiTokn: "T" } })`, /'apiTokn' does not exist/],
  [`flashblade({ host: "fb1.example", credentials: { apiToken: "T" }, store: new Map() })`, /Property 'account' is missing/],
  [`cloudendure({ credentials: { username: "u" } })`, /Property 'password' is missing/],
];

test.each(mistakes)("%s", async (mistake, said) => {
  const folder = projectWith(`import { cloudendure } from "@vendor-auth/session/cloudendure";
import { flashblade } from "@vendor-auth/session/flashblade";
void [cloudendure, flashblade];
${mistake};
`);
  const options = [
    "--noEmit",
    "--strict",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--types",
    "node",
    "--lib",
    "es2023,esnext.disposable",
  ];
  for (const tsc of compilers) {
    const compiling = promisify(execFile)(process.execPath, [tsc, ...options, "client.ts"], { cwd: folder });
    const { stdout } = await compiling.catch((error: { stdout: string }) => error);
    expect(stdout).toMatch(/^client\.ts\(4,/);
    expect(stdout.trim().split("\n").at(-1)).toMatch(said);
  }
});
