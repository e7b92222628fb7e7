import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { summary, type Timing } from "./interleaved.ts";
import { loadPeers } from "./peers.ts";
import { apiToken, token } from "./stand-in.ts";

/** What is called, and how. `stub` and `dispatch` take processor time, `wire` the time of the wall. */
export interface Setting {
  readonly kind: "stub" | "dispatch" | "wire";
  readonly baseUrl: string;
  /** Calls at a time. */
  readonly concurrency: number;
}

/** Slices before those that count: the compiler takes some thousand calls to be done with a client. */
const warmUps = 2;

const program = fileURLToPath(new URL("contender.ts", import.meta.url));

/**
 * Times clients in turns, slice by slice, so that what else the machine does hits all of them alike; each in a process of
 * its own, so that none pays for the garbage of another, nor for code that another made the compiler give up on.
 */
export async function contenders(
  names: readonly string[],
  setting: Setting,
  { slices, count, isWithPeers }: { readonly slices: number; readonly count: number; readonly isWithPeers: boolean },
): Promise<Timing[]> {
  const target = { baseUrl: setting.baseUrl, apiToken, token, send: fetch };
  const peers = isWithPeers ? (await (await loadPeers()).callers(target)).map(({ name }) => name) : [];
  const all = [...names, ...peers];
  const children: ChildProcess[] = [];
  try {
    for (const name of all) {
      const child = fork(program, [JSON.stringify({ ...setting, name })], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
      children.push(child);
      await told(child);
    }
    const times = all.map((): number[] => []);
    for (let slice = -warmUps; slice < slices; slice += 1) {
      for (const [index, child] of children.entries()) {
        child.send(count);
        const time = await told(child);
        if (slice >= 0) times[index]?.push(Number(time));
      }
    }
    return all.map((name, index) => summary(name, times[index] ?? [], times[0] ?? []));
  } finally {
    for (const child of children) child.kill();
  }
}

async function told(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const end = (code: number | null) => ended.abort(new Error(`a client ended with ${code}: see above`));
  child.once("exit", end);
  try {
    const [message] = (await once(child, "message", { signal: ended.signal })) as [unknown];
    return message;
  } catch (error) {
    throw ended.signal.aborted ? ended.signal.reason : error;
  } finally {
    child.off("exit", end);
  }
}
