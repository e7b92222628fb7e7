/** Work under way that somebody waits for at the end. None of it may reject. */
export interface Pending {
  /** Gives the work back. */
  add<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way, what was added meanwhile included: to what came of it. */
  ended(): Promise<unknown[]>;
}

export function createPending(): Pending {
  const all = new Set<Promise<unknown>>();
  return {
    add(work) {
      all.add(work);
      void work.finally(() => all.delete(work));
      return work;
    },
    async ended() {
      const results: unknown[] = [];
      while (all.size > 0) results.push(...(await Promise.all(all)));
      return results;
    },
  };
}
