import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SessionDescriptor } from "@vendor-auth/client";
import { createEmulator } from "@vendor-auth/emulator";
import { connect, declared } from "@vendor-auth/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { published } from "./support/published.ts";

const cli = fileURLToPath(import.meta.resolve("@vendor-auth/codegen").replace(/index\.js$/, "cli.js"));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(fileURLToPath(new URL("../.generated-", import.meta.url)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

describe.each(published)("an overlay for $name", ({ name, text, says, heard, outcome }) => {
  const at = (file: string) => join(folder, name.replaceAll(/\W+/g, "-"), file);
  const files = () => ({ spec: at("acme.yaml"), overlay: at("acme.overlay.yaml") });

  test("is suggested, says how sure it is, and makes a client", () => {
    const { spec, overlay } = files();
    mkdirSync(at("."), { recursive: true });
    writeFileSync(spec, text);
    const suggested = run("overlay", spec);
    expect(suggested).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^With this overlay, a client can be generated/) as string,
    });
    for (const line of says) expect(suggested.stdout).toContain(line);
    writeFileSync(overlay, suggested.stdout);
    expect(run("generate", "--spec", spec, "--overlay", overlay, "--out", at("acme"))).toMatchObject({ status: 0 });
  });

  test("and that client logs in, renews and logs out", async () => {
    const path = pathToFileURL(at("acme/src/generated/session.ts")).href;
    const { session } = (await import(path)) as { session: SessionDescriptor };
    const { spec, overlay } = files();
    await using emulator = await createEmulator({ spec, overlays: [overlay] });
    const seen: string[] = [];
    const send: typeof fetch = (input, init) => {
      const { method, url } = new Request(input, init);
      seen.push(`${method} ${new URL(url).pathname.replace(/[^/]*\d[^/]*$/, "…")}`);
      return emulator.fetch(input, init);
    };
    const client = connect(declared(session), { baseUrl: emulator.baseUrl, credentials: emulator.credentials, fetch: send });
    const call = async () => (await client.fetch("/things")).status;
    expect(await Promise.all([call(), call()])).toEqual([200, 200]);
    expect(emulator.sessions).toHaveLength(1);
    expect(emulator.expire()).toBe(1);
    expect(await call()).toBe(200);
    expect(await client.logout()).toBe(outcome);
    expect(emulator.counters).toMatchObject({ logins: 2, refused: 1, logouts: outcome === "closed" ? 1 : 0 });
    expect(emulator.sessions).toHaveLength(outcome === "closed" ? 0 : 1);
    expect(seen.filter((each) => !each.endsWith("/things"))).toEqual(heard);
  });
});
