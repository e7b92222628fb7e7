/** Takes entries out, the oldest first, until at most `size` are left. */
export function forgetOldest<K>(entries: { readonly size: number; keys(): Iterable<K>; delete(key: K): boolean }, size: number): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= size) return;
    entries.delete(oldest);
  }
}
