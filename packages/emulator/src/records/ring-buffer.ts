/** Keeps its last entries only, so that a long run stays flat in memory. */
export interface RingBuffer<T> {
  push(entry: T): void;
  /** A copy, oldest first. */
  list(): T[];
  clear(): void;
}

/** Keeps the last `maxEntries` entries. */
export function createRingBuffer<T>(maxEntries: number): RingBuffer<T> {
  let entries: T[] = [];
  let next = 0;
  return {
    push(entry) {
      if (entries.length < maxEntries) {
        entries.push(entry);
        return;
      }
      entries[next] = entry;
      next = (next + 1) % maxEntries;
    },
    list: () => [...entries.slice(next), ...entries.slice(0, next)],
    clear() {
      entries = [];
      next = 0;
    },
  };
}
