import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);

/** The trace of each seed, played in the order given. */
async function traces(seeds: readonly number[]): Promise<Map<string, string>> {
  const script = fileURLToPath(new URL("trace-player.ts", import.meta.url));
  const { stdout } = await run(process.execPath, [script, ...seeds.map(String)], { maxBuffer: 2 ** 28 });
  return new Map(stdout.split(/^(?=seed \d+$)/m).map((text) => [text.split("\n")[0] ?? "", text]));
}

it("plays a seed in the same way to the last line, whatever was played before it", async () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index + 1);
  const [once, again] = await Promise.all([traces(seeds), traces(seeds.toReversed())]);
  expect(once.size).toBe(60);
  for (const [seed, trace] of once) expect(again.get(seed)).toBe(trace);
});
