/** A list that keeps its last entries only, so that a long run stays flat in memory. */
export interface Recent<T> {
  push(entry: T): void;
  /** A copy, oldest first. */
  list(): T[];
  clear(): void;
}

/** Keeps the last `limit` entries. */
export function createRecent<T>(limit: number): Recent<T> {
  let entries: T[] = [];
  let next = 0;
  return {
    push(entry) {
      if (entries.length < limit) {
        entries.push(entry);
        return;
      }
      entries[next] = entry;
      next = (next + 1) % limit;
    },
    list: () => [...entries.slice(next), ...entries.slice(0, next)],
    clear() {
      entries = [];
      next = 0;
    },
  };
}
