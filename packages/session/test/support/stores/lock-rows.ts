import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, expect, it } from "vitest";
import type { CounterTask } from "./children/counter.ts";
import { openStore, type StoreSpec } from "./open-store.ts";
import { type RemoteStore, startRemoteStore } from "./remote-store.ts";
import { freshKey, scratchFolder, session } from "./scratch.ts";

interface LockRows {
  readonly spec: StoreSpec;
  /** With a lock that is taken soon from an owner that was stopped. */
  readonly brief: StoreSpec;
}

/** The rows about locks, played with real processes, threads and signals. */
export function lockRows({ spec, brief }: LockRows): void {
  const running: RemoteStore[] = [];
  const start = async (of: StoreSpec) => {
    const remote = await startRemoteStore(of);
    running.push(remote);
    return remote;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((remote) => remote.kill()));
  });

  it("F26: the owner is killed: the next one has the lock", async () => {
    const key = freshKey();
    const [owner, next] = await Promise.all([start(spec), openStore(spec)]);
    await owner.hold(key);
    const waiting = next.store.exclusive(key, async () => "owned");
    await new Promise((resolve) => setTimeout(resolve, 300));
    owner.process.kill("SIGKILL");
    expect(await waiting).toBe("owned");
    next.close();
  });

  it("F26: the owner was killed before another one waited: the next one has the lock", async () => {
    const key = freshKey();
    const [owner, next] = await Promise.all([start(spec), openStore(spec)]);
    await owner.hold(key);
    await owner.kill();
    expect(await next.store.exclusive(key, async () => "owned")).toBe("owned");
    next.close();
  });

  it("F26: the owner is stopped: the next one proceeds, and the resumed one can neither write nor delete", async () => {
    const key = freshKey();
    const [owner, next] = await Promise.all([start(brief), openStore(brief)]);
    await owner.hold(key);
    await owner.set(key, session("older"));
    owner.process.kill("SIGSTOP");
    const writes = [owner.set(key, session("written by the one that was stopped")), owner.delete(key)];
    const refusals = Promise.all(writes.map((write) => write.catch((error: unknown) => error)));
    await next.store.exclusive(key, async () => {
      expect(await next.store.get(key)).toEqual(session("older"));
      await next.store.set(key, session("newer"));
    });
    owner.process.kill("SIGCONT");
    expect(await refusals).toMatchObject([{ code: "lock_lost" }, { code: "lock_lost" }]);
    expect(await owner.lost).toBe("lock_lost");
    expect(await next.store.get(key)).toEqual(session("newer"));

    await owner.release(key);
    await owner.hold(key);
    await owner.set(key, session("newest, under a lock of its own"));
    expect(await next.store.get(key)).toEqual(session("newest, under a lock of its own"));
    next.close();
  });

  it("F26: stopped at a random moment of a write, ten times: never over the newer session", { timeout: 240_000 }, async () => {
    const next = await openStore(brief);
    const owner = await start(brief);
    for (let round = 0; round < 10; round += 1) {
      const key = freshKey();
      await owner.hold(key);
      const failure = owner.keepSetting(key, session("older")).catch((error: unknown) => error);
      await new Promise((resolve) => setTimeout(resolve, 30 + Math.random() * 20));
      owner.process.kill("SIGSTOP");
      await next.store.exclusive(key, async () => {
        expect(await next.store.get(key)).toMatchObject({ secrets: session("older").secrets });
        await next.store.set(key, session("newer"));
      });
      owner.process.kill("SIGCONT");
      expect(await failure).toMatchObject({ code: "lock_lost" });
      expect(await next.store.get(key)).toEqual(session("newer"));
      await owner.release(key);
    }
    next.close();
  });

  it("a wait ends with what unless gives, once the lock has changed hands", async () => {
    const key = freshKey();
    const owner = await start(spec);
    await owner.hold(key);
    const opened = await Promise.all(Array.from({ length: 8 }, () => openStore(spec)));
    let works = 0;
    const work = async () => {
      works += 1;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    };
    const waits = opened.map(({ store }) => store.exclusive<unknown>(key, work, { unless: () => store.get(key) }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await owner.set(key, session("made by the owner"));
    await owner.release(key);
    const results = await Promise.all(waits);
    // One of them gets the lock. The others see that it has a new owner, and what the first one left.
    expect(works).toBeLessThan(opened.length);
    expect(results.filter((result) => result !== undefined)).toEqual(
      Array.from({ length: opened.length - works }, () => session("made by the owner")),
    );
    opened.forEach(({ close }) => close());
  });

  it("a wait ends with the caller's signal, and others get the lock", async () => {
    const key = freshKey();
    const [owner, next] = [await start(spec), await openStore(spec)];
    await owner.hold(key);
    const leave = new AbortController();
    const left = [0, 1].map(() =>
      next.store.exclusive(key, async () => "not run", { signal: leave.signal }).catch((reason: unknown) => reason),
    );
    const stays = next.store.exclusive(key, async () => "stayed");
    await new Promise((resolve) => setTimeout(resolve, 100));
    const reason = new Error("the caller left");
    leave.abort(reason);
    expect(await Promise.all(left)).toEqual([reason, reason]);
    await owner.release(key);
    expect(await stays).toBe("stayed");
    next.close();
  });

  it("F45: worker threads and forked processes, all at once: one at a time", { timeout: 240_000 }, async () => {
    const file = `${scratchFolder()}-count`;
    writeFileSync(file, "0");
    const task: CounterTask = { spec, key: freshKey(), file, rounds: 15 };
    const program = fileURLToPath(new URL("children/counter.ts", import.meta.url));
    const threads = Array.from({ length: 3 }, () => new Worker(program, { workerData: task, execArgv: [] }));
    const processes = Array.from({ length: 3 }, () => fork(program, [JSON.stringify(task)], { execArgv: [] }));
    const all: (Worker | ChildProcess)[] = [...threads, ...processes];
    const codes = await Promise.all(all.map(async (each) => (await once(each, "exit"))[0] as unknown));
    expect(codes).toEqual(all.map(() => 0));
    expect(Number(readFileSync(file, "utf8"))).toBe(all.length * task.rounds);
  });
}
