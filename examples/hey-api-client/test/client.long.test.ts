import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createClient as generate } from "@hey-api/openapi-ts";
import { startEmulator } from "@vendor-auth/emulator";
import { flashblade } from "@vendor-auth/session/flashblade";
import { afterEach, expect, test } from "vitest";
import { client } from "../src/generated/client.gen.ts";
import { createFileSystem, listFileSystems } from "../src/generated/sdk.gen.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
afterEach(() => client.setConfig({}));

test("the program logs in once, makes a file system, and logs out", { timeout: 20_000 }, async () => {
  await using array = await startEmulator("flashblade");
  const env = { ...process.env, FLASHBLADE_BASE_URL: array.baseUrl, FLASHBLADE_API_TOKEN: array.credentials.apiToken };
  const { stdout } = await run(process.execPath, [join(folder, "src/main.ts")], { env });
  expect(stdout).toBe("home, scratch, backup, from-hey-api\n");
  expect(array.counters).toMatchObject({ logins: 1, refused: 0, effects: 1 });
  expect(array.sessions).toEqual([]);
});

test("a POST that meets a dead session is sent again, and takes effect once", async () => {
  await using array = await startEmulator("flashblade");
  await using fb = flashblade({ baseUrl: array.baseUrl, credentials: array.credentials });
  client.setConfig({ baseUrl: array.baseUrl, fetch: fb.fetch });
  await listFileSystems({ query: { names: ["home"] }, throwOnError: true });
  array.expire();
  const { data } = await createFileSystem({ query: { names: ["new"] }, body: { provisioned: 1024 }, throwOnError: true });
  expect(data.items[0]).toMatchObject({ name: "new", provisioned: 1024 });
  expect(array.counters).toMatchObject({ logins: 2, renewals: 1, effects: 1 });
});

test("src/generated is what the generator makes of array.yaml", { timeout: 30_000 }, async () => {
  const path = await mkdtemp(join(tmpdir(), "hey-api-"));
  await generate({
    input: join(folder, "array.yaml"),
    output: { path, module: { extension: ".ts" } },
    plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
    logs: { level: "silent" },
  });
  const files = await readdir(path, { recursive: true });
  const read = async (root: string) =>
    Promise.all(files.filter((file) => file.endsWith(".ts")).map((file) => readFile(join(root, file), "utf8")));
  expect(files.length).toBeGreaterThan(5);
  expect(await read(join(folder, "src/generated"))).toEqual(await read(path));
  await rm(path, { recursive: true });
});
