import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Failure } from "./play-range.ts";
import type { Outcome } from "./play-plan.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL("..", import.meta.url));

interface Seeds {
  readonly first: number;
  readonly count: number;
  /** Processes that share the seeds. */
  readonly processes: number;
  /** Failures after which a process stops. Default 3. */
  readonly mostFailures?: number;
  /** The folder of the simulation. Default: this one; a copy of the package has another. */
  readonly folder?: string;
}

/** Plays seeds in processes of their own, and gives the failures, by seed. */
export async function playSeeds({ first, count, processes, mostFailures = 3, folder = here }: Seeds): Promise<Failure[]> {
  const parts = Array.from({ length: processes }, async (_, index) => {
    const seeds = [first + index, first + count, processes, mostFailures].map(String);
    return JSON.parse(await output(`${folder}/run/player.ts`, ...seeds)) as Failure[];
  });
  return (await Promise.all(parts)).flat().toSorted((one, other) => one.seed - other.seed);
}

/** For a person: what did not hold, the smallest run that shows it, and the command that plays it again. */
export async function explain({ seed, violations }: Failure): Promise<string> {
  const held = violations.map(({ invariant, text }) => `${invariant}: ${text}`);
  const shown = await output(`${here}/play.ts`, String(seed));
  return [`seed ${seed}`, ...held, "", shown, `Again: node packages/session/test/simulation/play.ts ${seed}`].join("\n");
}

/** Ten hours of use by three clients, with expiries only. */
export async function playTenHours(seed: number): Promise<Pick<Outcome, "violations" | "outcomes">> {
  return JSON.parse(await output(`${here}/run/ten-hours-player.ts`, String(seed))) as Pick<Outcome, "violations" | "outcomes">;
}

/** What a script prints. */
async function output(script: string, ...parameters: string[]): Promise<string> {
  // Promises and answers live for a moment: with room for more of them, they are gone before they are looked at.
  const { stdout } = await run(process.execPath, ["--max-semi-space-size=32", script, ...parameters], { maxBuffer: 2 ** 28 });
  return stdout;
}
