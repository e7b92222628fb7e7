import type { SessionStore } from "../../../src/index.ts";
import type { Random } from "../clock/random.ts";
import type { Scheduler } from "../clock/scheduler.ts";
import type { Trace } from "../model/trace.ts";
import { createLockRoom, type Lease } from "./lock-room.ts";
import type { StoreMethod, StorePlan, StoreTrouble } from "./store-plan.ts";

/** What lies in a store, behind all processes. */
export interface SharedStore {
  /** The store as one process has it. */
  openIn(process: string): SessionStore;
  /** Everything in it, as text; but what was stored again within the last `ms`, after it was forgotten. */
  texts(ms?: number): string[];
  keys(): string[];
  /** What was written over by somebody who had looked before it was there: without a lock, or with a write that came late. */
  crossed(): readonly CrossedEntry[];
  noteDeath(process: string): void;
  /** It loses all that it held. */
  forget(): void;
  /** Whatever was planned: from now on nothing goes wrong. */
  calmDown(): void;
}

export interface CrossedEntry {
  readonly text: string;
  readonly at: number;
}

interface Parts {
  readonly plan: StorePlan;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly trace: Trace;
}

/** Milliseconds of a slow use. */
const slow = 20_000;

export function createSharedStore({ plan, scheduler, random, trace }: Parts): SharedStore {
  const entries = new Map<string, string>();
  const users = new Map<string, Set<string>>();
  const forgotten = new Map<string, number>(); // by key: since when there is something again
  const writtenAt = new Map<string, number>();
  const crossed: CrossedEntry[] = [];
  const room = createLockRoom(scheduler, random);
  let isCalm = false;

  function troubleOf(method: StoreMethod): StoreTrouble | undefined {
    return isCalm || !random.chance(plan.trouble[method]) ? undefined : random.weighted(plan.troubles);
  }

  /** One use: it takes time, does its work at one moment, and takes time again. */
  function use<T>(method: StoreMethod, process: string, name: string, work: () => T): Promise<T> {
    const trouble = troubleOf(method);
    const latency = () => random.between(plan.latency[0], plan.latency[1]) + (trouble === "is slow" ? slow / 2 : 0);
    const fail = (reject: (error: Error) => void) => {
      trace(process, "store", `${name} fails`);
      reject(new Error(`the store says no to ${method}`));
    };
    return new Promise((resolve, reject) => {
      if (trouble === "hangs before") return trace(process, "store", `${name} hangs`);
      scheduler.schedule(
        latency(),
        () => {
          if (trouble === "fails before") return fail(reject);
          let result: T;
          try {
            result = work();
          } catch (error) {
            return reject(error);
          }
          if (trouble === "hangs after") return trace(process, "store", `${name} is done, and hangs`);
          scheduler.schedule(latency(), () => (trouble === "fails after" ? fail(reject) : resolve(result)), process);
        },
        process,
      );
    });
  }

  /** Writes. Who asked for it has looked, at most a slow answer before. */
  function write(key: string, text: string, askedAt: number): void {
    const there = entries.get(key);
    const lookedAt = askedAt - plan.latency[1] - (plan.trouble.get > 0 ? slow / 2 : 0);
    if (there !== undefined && (writtenAt.get(key) ?? 0) >= lookedAt) crossed.push({ text: there, at: scheduler.now() });
    entries.set(key, text);
    writtenAt.set(key, scheduler.now());
  }

  function note(key: string, process: string): void {
    users.set(key, (users.get(key) ?? new Set()).add(process));
  }

  function openIn(process: string): SessionStore {
    const leases = new Map<string, Lease>();
    /** What is written under a lock is written while it is held, or not at all. */
    const underLease = (key: string) => {
      const lease = leases.get(key);
      return () => {
        if (lease && (lease.lost.signal.aborted || leases.get(key) !== lease))
          throw new Error("the lock went to another one: nothing was written");
      };
    };
    const store: SessionStore = {
      get: (key) =>
        use("get", process, "get", () => {
          const text = entries.get(key);
          if (text !== undefined) note(key, process);
          trace(process, "store", `get gives ${shown(text)}`);
          return text === undefined ? undefined : (JSON.parse(text) as never);
        }),
      set: (key, session) => {
        const text = JSON.stringify(session);
        const askedAt = scheduler.now();
        const checkLease = underLease(key);
        return use("set", process, "set", () => {
          checkLease();
          if (!entries.has(key) && forgotten.has(key)) forgotten.set(key, scheduler.now());
          write(key, text, askedAt);
          note(key, process);
          trace(process, "store", `set ${shown(text)}`);
        });
      },
      delete: (key) => {
        const checkLease = underLease(key);
        return use("delete", process, "delete", () => {
          checkLease();
          entries.delete(key);
          trace(process, "store", `delete ${key.endsWith("]") ? "" : "of the refusal"}`);
        });
      },
    };
    if (plan.hasOrphaned) {
      store.orphaned = (only) =>
        use("get", process, "orphaned", () => {
          const unused = ([key]: [string, string]) => [...(users.get(key) ?? [])].every((user) => scheduler.isDead(user));
          const found = [...entries].filter((entry) => unused(entry) && (only === undefined || entry[0] === only));
          return new Map(found.map(([key, text]) => [key, JSON.parse(text) as never]));
        });
    }
    if (plan.hasExclusive) {
      store.exclusive = async (key, work, options = {}) => {
        const trouble = troubleOf("exclusive");
        if (trouble === "fails before") throw new Error("the store says no to exclusive");
        if (trouble === "hangs before") return new Promise<never>(() => {});
        const taken = await room.acquire(key, process, plan.takesOptions ? options : {});
        if ("found" in taken) return taken.found;
        trace(process, "store", "takes the lock");
        leases.set(key, taken);
        if (!isCalm && random.chance(plan.losesLock)) room.loseLater(taken);
        try {
          return await work(taken.lost.signal);
        } finally {
          leases.delete(key);
          await use("exclusive", process, "unlock", () => room.release(taken)).catch(() => room.release(taken));
          await endBadly(trouble);
        }
      };
    }
    return store;
  }

  /** A lock that failed after its work. */
  async function endBadly(trouble: StoreTrouble | undefined): Promise<void> {
    if (trouble === "fails after") throw new Error("the store says no after the work");
    if (trouble === "hangs after") await new Promise<never>(() => {});
  }

  return {
    openIn,
    texts: (ms = 0) => [...entries].filter(([key]) => scheduler.now() - (forgotten.get(key) ?? -ms) >= ms).map(([, text]) => text),
    keys: () => [...entries.keys()],
    crossed: () => crossed,
    noteDeath: room.noteDeath,
    forget() {
      trace("", "store", "loses its memory");
      for (const key of entries.keys()) forgotten.set(key, scheduler.now());
      entries.clear();
    },
    calmDown: () => void (isCalm = true),
  };
}

/** An entry in words: the session's token, or what else it is. */
function shown(text: string | undefined): string {
  return text === undefined ? "nothing" : (/CANARY-s[\d-]+/.exec(text)?.[0] ?? `other: ${text.slice(0, 120)}`);
}
