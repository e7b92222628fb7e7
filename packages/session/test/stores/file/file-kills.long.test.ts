import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { numbered } from "../../support/stores/children/writer.ts";
import { freshKey, scratchFolder } from "../../support/stores/scratch.ts";

const kills = 1_000;
const lanes = 8;
const program = fileURLToPath(new URL("../../support/stores/children/writer.ts", import.meta.url));
const directory = scratchFolder();
// Children that are killed never fill the cache of compiled code; one that ends by itself does.
const env = { ...process.env, NODE_COMPILE_CACHE: `${directory}-cache` };

it("F24: 1,000 processes killed at random moments of a write: the old or the new session, never a mix", { timeout: 900_000 }, async () => {
  expect(spawnSync(process.execPath, [program], { env }).status).toBe(0);
  const warnings: string[] = [];
  const results = await Promise.all(Array.from({ length: lanes }, () => lane(kills / lanes, (message) => warnings.push(message))));
  expect(warnings).toEqual([]); // nothing was ever damaged
  expect(results.reduce((sum, { killed }) => sum + killed, 0)).toBe(kills);
  // The kills did hit writes: in some the new session was there already, though nobody had been told.
  expect(results.reduce((sum, { newer }) => sum + newer, 0)).toBeGreaterThan(0);
});

/** One account, written by one process after the other. */
async function lane(times: number, onWarning: (message: string) => void): Promise<{ killed: number; newer: number }> {
  const key = freshKey();
  const store = fileStore({ directory, onWarning });
  let last = 0;
  let killed = 0;
  let newer = 0;
  while (killed < times) {
    const child = spawn(process.execPath, [program, directory, key, String(last + 1)], { env, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    await once(child.stdout, "data");
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
    child.kill("SIGKILL");
    const [, signal] = (await once(child, "close")) as [number | null, string | null];
    expect(signal).toBe("SIGKILL");
    killed += 1;

    const acknowledged = Number(output.trimEnd().split("\n").at(-1));
    const found = await store.get(key);
    const n = Number(found?.issuedAt);
    expect(found).toEqual(numbered(n)); // whole
    expect([acknowledged, acknowledged + 1]).toContain(n); // and never older than one that was reported as written
    if (n > acknowledged) newer += 1;
    last = n;
  }
  return { killed, newer };
}
