/** Removes entries, the oldest first, until at most `maxSize` are left. */
export function forgetOldest<K>(entries: { readonly size: number; keys(): Iterable<K>; delete(key: K): boolean }, maxSize: number): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= maxSize) return;
    entries.delete(oldest);
  }
}
