import type { SessionStore } from "../../model/session-store.ts";
import type { MaybePromise } from "../../model/session.ts";
import { keepingCases } from "./keeping-cases.ts";
import { lockingCases, losingCases } from "./locking-cases.ts";

export interface StoreTestOptions {
  /** The runner's `test` or `it`: registers a test that fails when its function rejects. */
  readonly test: (name: string, run: () => Promise<void>) => unknown;
  /** For a store with `exclusive`; without it the store must have none. */
  readonly exclusive?: {
    /** Milliseconds that the stores made wait for a lock. A few hundred keep the tests short. */
    readonly wait: number;
    /** Takes the lock of `key` away from its owner, as a store does with the lock of an owner that seems dead. */
    readonly breakLock?: (key: string) => unknown;
    /** Milliseconds after which the owner must have noticed that. Default 5,000. */
    readonly notice?: number;
  };
}

/**
 * The contract of a `SessionStore`, for any test runner. `makeStore` is called several times a test, once for each client
 * that shares the storage: what it returns must share it, so a `Map` is made once and returned each time. Every test uses
 * fresh keys and deletes them; the storage need not be empty. Failures are plain errors.
 */
export function testStore(makeStore: () => MaybePromise<SessionStore>, { test, exclusive }: StoreTestOptions): void {
  const cases = { ...keepingCases, ...(exclusive && lockingCases), ...(exclusive?.breakLock && losingCases) };
  for (const [name, run] of Object.entries(cases)) {
    test(name, async () => {
      const stores = [await makeStore(), await makeStore()] as const;
      if ((typeof stores[0].exclusive === "function") !== Boolean(exclusive)) {
        const expected = exclusive
          ? "expected a store with exclusive"
          : "the store has exclusive: give the option exclusive, to have it tested";
        throw new Error(`${expected}, as in testStore(makeStore, { test, exclusive: { wait: 300 } })`);
      }
      const used = new Set<string>();
      const baseUrl = `https://host.example/${crypto.randomUUID()}`;
      const key = (account = "account") => {
        const fresh = JSON.stringify(["vendor-auth", "contract", baseUrl, account]);
        used.add(fresh);
        return fresh;
      };
      try {
        const { wait = 0, breakLock = () => undefined, notice = 5_000 } = exclusive ?? {};
        await run({ store: stores[0], other: stores[1], key, wait, breakLock, notice });
      } finally {
        for (const each of used) await stores[0].delete(each);
      }
    });
  }
}
