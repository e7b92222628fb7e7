import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listPacked, packAll, root } from "@vendor-auth/packed/pack";
import { startRegistry, type Registry } from "@vendor-auth/packed/registry";
import { mustRun } from "@vendor-auth/packed/run";
import { afterAll, beforeAll, describe, test } from "vitest";
import { follow } from "../../src/follow.ts";
import { readGuide } from "../../src/guide.ts";

/** Pages that begin in an empty folder, with the number of steps that each has at least. */
const guides = [
  ["quick-start-flashblade", 11],
  ["quick-start-cloudendure", 6],
  ["all-of-flashblade", 7],
  ["other-generators", 15],
  ["tls", 9],
  ["testing", 5],
] as const;

// A reader of a guide has a POSIX shell; on Windows that is WSL.
describe.skipIf(process.platform === "win32")("a guide followed word by word in an empty folder works", { timeout: 300_000 }, () => {
  let registry: Registry;

  beforeAll(async () => {
    registry = await startRegistry();
    const folder = await mkdtemp(join(tmpdir(), "tarballs-"));
    listPacked(folder, await packAll(folder));
    await mustRun(process.execPath, ["scripts/release/publish.mjs", folder, "--provenance=false"], { cwd: root, env: registry.env });
  });
  afterAll(() => registry?.[Symbol.asyncDispose]());

  test("no two of them take the same port: a reader may leave the server of another page running", ({ expect }) => {
    const ports = guides.flatMap(([page]) =>
      readGuide(page).flatMap(({ kind, text }) => (kind === "serve" ? (/--port (\d+)/.exec(text)?.slice(1) ?? []) : [])),
    );
    expect(ports).toHaveLength(6);
    expect([...new Set(ports)]).toHaveLength(6);
  });

  test.concurrent.for(guides)("%s", async ([page, least], { expect }) => {
    const steps = readGuide(page);
    expect(steps.length).toBeGreaterThanOrEqual(least);
    const printed = await follow(steps, registry.env);
    expect(printed.filter(({ expected }) => expected !== undefined)).toHaveLength(steps.filter(({ kind }) => kind === "expect").length);
    for (const { line, expected, output } of printed) if (expected !== undefined) expect(output, `docs/${page}.md:${line}`).toBe(expected);
  });
});
