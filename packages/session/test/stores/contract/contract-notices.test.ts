import { describe, expect, it } from "vitest";
import type { SessionStore } from "../../../src/model/session-store.ts";
import type { Session } from "../../../src/model/session.ts";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { type StoreTestOptions, testStore } from "../../../src/stores/contract/index.ts";
import { scratchFolder } from "../../support/stores/scratch.ts";

type Cases = Map<string, () => Promise<void>>;

function collect(makeStore: () => SessionStore, exclusive?: StoreTestOptions["exclusive"]): Cases {
  const cases: Cases = new Map();
  testStore(makeStore, { test: (name, run) => cases.set(name, run), ...(exclusive && { exclusive }) });
  return cases;
}

async function failures(cases: Cases): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, run] of cases) await run().catch(() => failed.push(name));
  return failed;
}

function mapWith(change: (map: Map<string, Session>) => Partial<SessionStore>): () => SessionStore {
  const map = new Map<string, Session>();
  return () => ({ get: (key) => map.get(key), set: (key, value) => map.set(key, value), delete: (key) => map.delete(key), ...change(map) });
}

const wait = 200;

describe("testStore notices", () => {
  it.each([
    ["one that forgets", { given: mapWith(() => ({ set: () => undefined })), want: "gives back what was set, to every client" }],
    ["one that does not share", { given: () => new Map<string, Session>(), want: "gives back what was set, to every client" }],
    [
      "one that keeps the first",
      { given: mapWith((map) => ({ set: (key, value) => map.has(key) || map.set(key, value) })), want: "replaces what was there" },
    ],
    ["one that does not delete", { given: mapWith(() => ({ delete: () => undefined })), want: "deletes, also what is not there" }],
    [
      "one that throws for a miss",
      {
        given: mapWith(() => ({ get: () => Promise.reject(new Error("no such key")) })),
        want: "gives nothing for a key that was never set",
      },
    ],
    [
      "one that mixes up upper and lower case",
      {
        given: mapWith((map) => ({
          get: (key) => map.get(key.toLowerCase()),
          set: (key, value) => map.set(key.toLowerCase(), value),
          delete: (key) => map.delete(key.toLowerCase()),
        })),
        want: "keeps keys apart",
      },
    ],
    [
      "one that cuts values off",
      { given: mapWith((map) => ({ get: (key) => shortened(map.get(key)) })), want: "keeps any JSON object as it is" },
    ],
  ] as [string, { given: () => SessionStore; want: string }][])("%s", async (_, { given, want }) => {
    expect(await failures(collect(given))).toContain(want);
  });

  it.each([
    [
      "a lock that locks nothing",
      { given: async (_key, work) => work(new AbortController().signal), want: "one at a time, in one client and in several" },
    ],
    ["a lock that stays after an error", { given: sticky(), want: "is free again after work that throws" }],
    ["one lock for all keys", { given: oneForAll(), want: "keys do not wait for each other" }],
    ["a lock that is waited for for ever", { given: queued(), want: "waits no longer than it may" }],
    [
      "work whose result is dropped",
      {
        given: async (_key, work) => void (await work(new AbortController().signal)) as never,
        want: "gives the result of the work, which can use the store",
      },
    ],
    [
      "a signal that always aborts",
      { given: async (_key, work) => work(AbortSignal.abort()), want: "its signal is quiet while the lock is held" },
    ],
  ] as [string, { given: NonNullable<SessionStore["exclusive"]>; want: string }][])(
    "%s",
    { timeout: 60_000 },
    async (_, { given, want }) => {
      const cases = collect(
        mapWith(() => ({ exclusive: given })),
        { wait },
      );
      const [name, run] = [...cases].find(([each]) => each === `exclusive: ${want}`) ?? [];
      expect(name).toBeDefined();
      await expect(run?.()).rejects.toBeInstanceOf(Error);
    },
  );

  it("a lock that can be lost and does not say so, and a write after that", async () => {
    const directory = scratchFolder();
    const broken = () => {
      const store = fileStore({ directory, wait });
      // Every second client believes to hold the lock, whoever does.
      return {
        ...store,
        exclusive: async <T>(_key: string, work: (lost: AbortSignal) => Promise<T>) => work(new AbortController().signal),
      };
    };
    const cases = collect(broken, { wait, notice: 100, breakLock: () => undefined });
    const lost = new Map([...cases].filter(([name]) => name.includes("lost")));
    expect(await failures(lost)).toEqual([...lost.keys()]);
    expect(lost.size).toBe(4);
  });

  it("a lock that is not to be tested, and one that is not there", async () => {
    const untested = collect(() => fileStore({ directory: scratchFolder() }));
    expect(await failures(untested)).toEqual([...untested.keys()]);
    const missing = collect(
      mapWith(() => ({})),
      { wait },
    );
    expect(await failures(missing)).toEqual([...missing.keys()]);
  });
});

function shortened(value: Session | undefined): Session | undefined {
  return (
    value && { ...value, secrets: Object.fromEntries(Object.entries(value.secrets).map(([name, text]) => [name, text.slice(0, 255)])) }
  );
}

type Exclusive = NonNullable<SessionStore["exclusive"]>;

/** A right lock, which waits for ever. */
function queued(keyOf = (key: string) => key): Exclusive {
  const tails = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const run = (tails.get(keyOf(key)) ?? Promise.resolve()).then(() => work(new AbortController().signal));
    tails.set(
      keyOf(key),
      run.catch(() => undefined),
    );
    return run;
  };
}

function oneForAll(): Exclusive {
  return queued(() => "all");
}

function sticky(): Exclusive {
  const held = new Set<string>();
  return async (key, work) => {
    if (held.has(key)) throw new Error("held");
    held.add(key);
    const result = await work(new AbortController().signal);
    held.delete(key);
    return result;
  };
}
