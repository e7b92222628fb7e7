import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packAll } from "@vendor-auth/packed/pack";
import { afterAll, beforeAll, describe, test } from "vitest";
import { follow } from "../../src/follow.ts";
import { readGuide } from "../../src/guide.ts";
import { startRegistry } from "../../src/start-registry.ts";

/** Pages that begin in an empty folder, with the number of steps that each has at least. */
const guides = [
  ["quick-start-flashblade", 11],
  ["quick-start-cloudendure", 6],
  ["tls", 9],
  ["testing", 5],
] as const;

// A reader of a guide has a POSIX shell; on Windows that is WSL.
describe.skipIf(process.platform === "win32")("a guide followed word by word in an empty folder works", () => {
  let folder: string;
  let registry: Awaited<ReturnType<typeof startRegistry>>;
  let env: Record<string, string | undefined>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "guides-"));
    registry = await startRegistry(await packAll(folder));
    const npm = { "npm_config_@vendor-auth:registry": registry.url, npm_config_cache: join(folder, "cache") };
    env = {
      ...process.env,
      ...npm,
      npm_config_audit: "false",
      npm_config_fund: "false",
      npm_config_update_notifier: "false",
      NO_COLOR: "1",
    };
    // What npm tells its children of the call that started this run is not for the npm of a reader.
    for (const name of ["FORCE_COLOR", "npm_config_package", "npm_config_call"]) delete env[name];
  });
  afterAll(async () => {
    await registry?.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test.concurrent.for(guides)("%s", async ([page, least], { expect }) => {
    const steps = readGuide(page);
    expect(steps.length).toBeGreaterThanOrEqual(least);
    for (const { line, expected, came } of await follow(steps, env)) expect(came, `docs/${page}.md:${line}`).toBe(expected);
  });
});
