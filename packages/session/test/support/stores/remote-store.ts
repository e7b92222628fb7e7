import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Session } from "../../../src/model/session.ts";
import type { StoreSpec } from "./open-store.ts";

/** A store in another process, which can be stopped and killed. */
export interface RemoteStore {
  readonly process: ChildProcess;
  get(key: string): Promise<unknown>;
  set(key: string, session: Session): Promise<unknown>;
  delete(key: string): Promise<unknown>;
  /** Takes the lock, and keeps it until `release`. */
  hold(key: string): Promise<unknown>;
  release(key: string): Promise<unknown>;
  /** Sets again and again, with a count as `issuedAt`; ends when one set fails. */
  keepSetting(key: string, session: Session): Promise<unknown>;
  /** Resolves with the code of the reason when the signal of `hold` aborts. */
  readonly lost: Promise<string>;
  kill(): Promise<void>;
}

interface Message {
  readonly event?: "ready" | "lost";
  readonly code?: string;
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: object;
}

const program = fileURLToPath(new URL("children/remote-store.ts", import.meta.url));

export async function startRemoteStore(spec: StoreSpec): Promise<RemoteStore> {
  const child = fork(program, [JSON.stringify(spec)], { stdio: ["ignore", "inherit", "inherit", "ipc"], execArgv: [] });
  const exit = once(child, "exit");
  const waiting = new Map<number, [(value: unknown) => void, (error: unknown) => void]>();
  let ready = (): void => {};
  let noteLoss = (_code: string): void => {};
  const lost = new Promise<string>((resolve) => {
    noteLoss = resolve;
  });
  const started = new Promise<void>((resolve) => {
    ready = resolve;
  });
  child.on("message", ({ event, code, id, value, error }: Message) => {
    if (event === "ready") ready();
    if (event === "lost") noteLoss(code ?? "");
    const [resolve, reject] = waiting.get(id ?? -1) ?? [];
    if (error) reject?.(Object.assign(new Error("in the other process"), error));
    else resolve?.(value);
  });

  let count = 0;
  const ask = (op: string) => (key: string, session?: Session) =>
    new Promise<unknown>((resolve, reject) => {
      count += 1;
      waiting.set(count, [resolve, reject]);
      child.send({ id: count, op, key, session });
    });

  await started;
  return {
    process: child,
    lost,
    get: ask("get"),
    set: ask("set"),
    delete: ask("delete"),
    hold: ask("hold"),
    release: ask("release"),
    keepSetting: ask("keepSetting"),
    async kill() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}
