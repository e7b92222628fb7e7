import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Turns before those that count: the compiler takes some thousand calls to be done with a client. */
const warmUps = 2;

/** One process can be a tenth slower than the next of the same program, for as long as it lives. */
const rounds = 3;

/**
 * Runs one of the programs once for each setting, at the same time, and asks each process in turn for a measurement, so
 * that what else the machine does hits all of them alike; none pays for the garbage of another, nor for code that another
 * made the compiler give up on. All of it three times over, with new processes. A program tells when it is ready, and
 * answers every `count` with what it measured.
 */
export async function inOwnProcesses<Measured>(
  program: string,
  settings: readonly object[],
  { turns, count }: { readonly turns: number; readonly count: number },
): Promise<Measured[][]> {
  const measured = settings.map((): Measured[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const children = await startAll(program, settings);
    try {
      for (let turn = -warmUps; turn < turns / rounds; turn += 1) {
        for (const [index, child] of children.entries()) {
          child.send(count);
          const one = (await told(child)) as Measured;
          if (turn >= 0) measured[index]?.push(one);
        }
      }
    } finally {
      for (const child of children) child.kill();
    }
  }
  return measured;
}

async function startAll(program: string, settings: readonly object[]): Promise<ChildProcess[]> {
  const file = fileURLToPath(new URL(`../programs/${program}`, import.meta.url));
  const children: ChildProcess[] = [];
  for (const setting of settings) {
    const child = fork(file, [JSON.stringify(setting)], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    children.push(child);
    await told(child);
  }
  return children;
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
