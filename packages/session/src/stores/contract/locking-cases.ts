import { type ContractCases, exclusiveOf, expectRejection, expectSame, pause, session, takeLock, within } from "./contract-support.ts";

/** What a store with `exclusive` does. */
export const lockingCases: ContractCases = {
  async "exclusive: gives the result of the work, which can use the store"({ store, other, key }) {
    const mine = key();
    const result = await exclusiveOf(store)(mine, async () => {
      await store.set(mine, session("made under the lock"));
      return store.get(mine);
    });
    expectSame("result", result, session("made under the lock"));
    expectSame("get of another client", await other.get(mine), session("made under the lock"));
  },

  async "exclusive: one at a time, in one client and in several"({ store, other, key }) {
    const mine = key();
    let inside = 0;
    let maxInside = 0;
    const work = async () => {
      maxInside = Math.max(maxInside, (inside += 1));
      await pause(5);
      inside -= 1;
    };
    // Few and short ones, so that none waits longer than the store lets it.
    await Promise.all([store, other, store, other].map((each) => exclusiveOf(each)(mine, work)));
    expectSame("works at the same time", maxInside, 1);
  },

  async "exclusive: is free again after work that throws"({ store, other, key }) {
    const mine = key();
    const failure = new Error("thrown by the work");
    const came = await expectRejection(
      "exclusive",
      exclusiveOf(store)(mine, async () => {
        throw failure;
      }),
    );
    if (came !== failure) throw new Error("exclusive: expected what the work threw; got something else", { cause: came });
    expectSame("result of the next", await exclusiveOf(other)(mine, async () => "next"), "next");
  },

  async "exclusive: keys do not wait for each other"({ store, other, key, wait }) {
    const held = await takeLock(store, key("one"));
    try {
      for (const each of [store, other]) {
        await within(
          "exclusive of another key",
          Math.max(wait, 2_000),
          exclusiveOf(each)(key("two"), async () => undefined),
        );
      }
    } finally {
      held.release();
      await held.ended;
    }
  },

  async "exclusive: waits no longer than it may"({ store, other, key, wait }) {
    const mine = key();
    const held = await takeLock(store, mine);
    try {
      for (const each of [store, other]) {
        const waiting = exclusiveOf(each)(mine, async () => "held twice");
        const error = await within("exclusive while another client has the lock", wait + 2_000, expectRejection("exclusive", waiting));
        if (!(error instanceof Error)) throw new Error("exclusive: expected an Error", { cause: error });
      }
    } finally {
      held.release();
      await held.ended;
    }
    expectSame("result afterwards", await exclusiveOf(other)(mine, async () => "free"), "free");
  },

  async "exclusive: its signal is quiet while the lock is held"({ store, key }) {
    const held = await takeLock(store, key());
    await pause(50);
    const wasAborted = held.lost.aborted;
    held.release();
    await held.ended;
    expectSame("signal aborted", wasAborted, false);
  },
};

/** What it does when a lock is lost. */
export const losingCases: ContractCases = {
  async "exclusive: its signal aborts when the lock is lost"({ store, other, key, breakLock, notice }) {
    const mine = key();
    const held = await takeLock(store, mine);
    try {
      await breakLock(mine);
      await exclusiveOf(other)(mine, async () => {
        const noticed = new Promise((resolve) => held.lost.addEventListener("abort", resolve, { once: true }));
        if (!held.lost.aborted) await within("abort of the signal", notice, noticed);
      });
    } finally {
      held.release();
      await held.ended;
    }
  },

  async "exclusive: a client that lost the lock can neither overwrite nor delete what came after"({ store, other, key, breakLock }) {
    const mine = key();
    const held = await takeLock(store, mine);
    try {
      await breakLock(mine);
      await exclusiveOf(other)(mine, async () => other.set(mine, session("newer")));
      await expectRejection("set without the lock", Promise.resolve(store.set(mine, session("older"))));
      await expectRejection("delete without the lock", Promise.resolve(store.delete(mine)));
      expectSame("get", await other.get(mine), session("newer"));
    } finally {
      held.release();
      await held.ended;
    }
  },

  async "exclusive: a client that lost the lock does not release that of the next one"({ store, other, key, breakLock, wait }) {
    const mine = key();
    const first = await takeLock(store, mine);
    await breakLock(mine);
    const second = await takeLock(other, mine);
    try {
      first.release();
      await first.ended;
      const third = within(
        "exclusive while another client has the lock",
        wait + 2_000,
        exclusiveOf(store)(mine, async () => "held twice"),
      );
      await expectRejection("exclusive", third);
    } finally {
      second.release();
      await second.ended;
    }
  },

  async "exclusive: work that lost the lock cannot overwrite what the same client wrote after that"({ store, key, breakLock }) {
    const mine = key();
    const held = await takeLock(store, mine);
    await breakLock(mine);
    const next = exclusiveOf(store)(mine, async () => store.set(mine, session("newer")));
    await pause(100);
    await Promise.resolve(store.set(mine, session("older"))).catch(() => undefined); // may be refused, or come first
    held.release();
    await held.ended;
    await next;
    expectSame("get", await store.get(mine), session("newer"));
  },
};
