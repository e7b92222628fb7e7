import { fileURLToPath } from "node:url";
import type { Timing } from "../measure/interleaved.ts";
import { inTurns, runNode } from "../measure/processes.ts";

const program = fileURLToPath(new URL("../programs/allocate.ts", import.meta.url));
// A young generation that holds all of it, so that nothing is collected while counting.
const flags = ["--expose-gc", "--max-semi-space-size=256", "--min-semi-space-size=256"];

/** Bytes that a call allocates, on a `fetch` that answers at once. */
export function bytes(turns: number): Promise<Timing[]> {
  const names = ["openapi-fetch + auth middleware", "bare fetch", "facade, fb.GET", "facade, fb.fetch"];
  return inTurns(
    names.map((name) => [name, async () => Number(await runNode([...flags, program, name]))] as const),
    turns,
  );
}
