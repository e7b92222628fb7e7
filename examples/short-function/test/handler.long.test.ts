import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startEmulator } from "@vendor-auth/emulator";
import { expect, test } from "vitest";

const invoke = fileURLToPath(new URL("../src/invoke.ts", import.meta.url));
const run = promisify(execFile);

test("four starts at once and two more, one login; a session that the array ended costs one more", { timeout: 60_000 }, async () => {
  await using array = await startEmulator("flashblade");
  const parent = await mkdtemp(join(tmpdir(), "short-function-"));
  const directory = join(parent, "sessions");
  const env = {
    ...process.env,
    SESSION_DIRECTORY: directory,
    FLASHBLADE_BASE_URL: array.baseUrl,
    FLASHBLADE_API_TOKEN: array.credentials.apiToken,
  };
  const start = async () => JSON.parse((await run(process.execPath, [invoke], { env })).stdout) as string[];

  const names = await Promise.all([start(), start(), start(), start()]);
  expect(names).toEqual(Array.from({ length: 4 }, () => ["home", "scratch", "backup"]));
  await start();
  expect(array.counters).toMatchObject({ logins: 1, refused: 0 });
  expect(array.sessions).toHaveLength(1);

  array.expire();
  await start();
  expect(array.counters).toMatchObject({ logins: 2, renewals: 1 });

  if (process.platform !== "win32") {
    const modes = await Promise.all((await readdir(directory)).map(async (file) => (await stat(join(directory, file))).mode & 0o077));
    expect(modes.every((mode) => mode === 0)).toBe(true);
  }
  await rm(parent, { recursive: true });
});
