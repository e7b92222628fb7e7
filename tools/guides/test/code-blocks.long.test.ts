import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { generate } from "@vendor-auth/codegen";
import { startEmulator } from "@vendor-auth/emulator";
import { run } from "@vendor-auth/packed/run";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeBlocks, root } from "../src/code-blocks.ts";
import { readGuide } from "../src/guide.ts";

const here = join(root, "tools/guides");
const blocks = codeBlocks();
/** Blocks that talk to a vendor by themselves. Those of a guide's files are run with their guide. */
const runnable = blocks.filter(({ code, file }) => /\.(fetch|GET|POST|login|logout)\(/.test(code) && file === undefined);
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(here, ".blocks-"));
  for (const { name, code } of blocks) writeFileSync(join(folder, `${name}.ts`), `${code}\nexport {};\n`);
  symlinkSync(join(here, "src/names-of-examples.d.ts"), join(folder, "names.d.ts"));
  await generateFlashBlade();
  const options = {
    extends: "../../../tsconfig.base.json",
    compilerOptions: { noEmit: false, outDir: "out", noUnusedLocals: true },
    include: ["*.ts"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { code, stdout } = await run(process.execPath, [tsc, "-p", folder], { cwd: folder });
  if (code !== 0) throw new Error(`examples that do not compile:\n${stdout}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What blocks import that use all of FlashBlade: made of the description in docs/all-of-flashblade.md and our overlay. */
async function generateFlashBlade(): Promise<void> {
  const { text } = readGuide("all-of-flashblade").find(({ name }) => name === "flashblade-2.28.yaml")!;
  const overlay = "specs/flashblade-rest-2.overlay.yaml";
  const overlays = [{ file: overlay, text: readFileSync(join(root, overlay), "utf8") }];
  for (const [path, content] of await generate(text, "flashblade.yaml", { overlays, docs: "none" })) {
    mkdirSync(dirname(join(folder, "flashblade", path)), { recursive: true });
    writeFileSync(join(folder, "flashblade", path), content);
  }
}

it("every block was found and compiled", () => {
  expect(blocks.map(({ place }) => place.replace(/:\d+$/, ""))).toEqual(
    expect.arrayContaining(["README.md", "docs/errors.md", "docs/from-purity-fb.md", "packages/flashblade/docs/AuthenticationApi.md"]),
  );
  expect(runnable.length).toBeGreaterThanOrEqual(20);
});

describe("blocks that talk to a vendor run against its emulator", () => {
  it.each(runnable.map((block) => [block.place, block] as const))("README example for %s", async (_, { name, code }) => {
    const array = await startEmulator("flashblade");
    const service = await startEmulator("cloudendure");
    const { apiToken } = array.credentials;
    const { userApiToken } = service.credentials;
    const env = {
      FLASHBLADE_API_TOKEN: apiToken,
      FLASHBLADE_BASE_URL: array.baseUrl,
      CLOUDENDURE_USER_API_TOKEN: userApiToken,
      CLOUDENDURE_USERNAME: service.credentials.username,
      CLOUDENDURE_PASSWORD: service.credentials.password,
      CLOUDENDURE_BASE_URL: service.baseUrl,
      EXAMPLE_ROUTES: JSON.stringify({
        "https://fb1.example/api": array.baseUrl,
        "https://console.cloudendure.com/api/latest": service.baseUrl,
        [array.baseUrl]: array.baseUrl,
        [service.baseUrl]: service.baseUrl,
      }),
    };
    const preload = pathToFileURL(join(here, "src/to-emulator.mjs")).href;
    try {
      const {
        code: exit,
        stdout,
        stderr,
      } = await run(process.execPath, ["--import", preload, join(folder, "out", `${name}.js`)], {
        env,
        cwd: folder,
      });
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
      // One that only shows how errors are caught says nothing when there is none.
      if (!/^ *catch|\bcatch \(/m.test(code)) expect(stdout).not.toBe("");
      expect(stdout).not.toContain(apiToken);
      expect(stdout).not.toContain(userApiToken);
      // One that starts an emulator of its own talks to that one.
      if (!code.includes("startEmulator(")) expect(array.counters.requests + service.counters.requests).toBeGreaterThan(0);
      expect(array.counters.refused + service.counters.refused).toBe(0);
      // A client that never logs in by itself does not log out by itself either; a shared session is left to the others.
      // Neither is the client that docs/errors.md takes for granted closed.
      const leavesSession = /createClient[<(]|fileStore\(|await client\.fetch/.test(code);
      if (!leavesSession) expect([...array.sessions, ...service.sessions]).toEqual([]);
    } finally {
      await Promise.all([array.close(), service.close()]);
    }
  });
});
