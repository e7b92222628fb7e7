// Writes to a file store as fast as it can, inside and outside of the lock, and says after each write which one it was.
import { writeSync } from "node:fs";
import { fileStore } from "../../../../src/stores/file/file-store.ts";

/** A value whose every part says which one it is. */
export function numbered(n: number): { issuedAt: string; baseUrl: string; secrets: { token: string } } {
  return { issuedAt: String(n), baseUrl: `https://host.example/${n}`, secrets: { token: `${n} `.repeat(1 + ((n * 37) % 2_000)) } };
}

const [directory, key = "", from] = process.argv.slice(2);
if (directory !== undefined) {
  process.umask(0);
  const store = fileStore({ directory });
  for (let n = Number(from); ; n += 2) {
    await store.set(key, numbered(n));
    writeSync(1, `${n}\n`);
    await store.exclusive(key, () => Promise.resolve(store.set(key, numbered(n + 1))));
    writeSync(1, `${n + 1}\n`);
  }
}
