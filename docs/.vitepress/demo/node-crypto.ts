// What the emulator takes of node:crypto, made of what a page has.

export const randomUUID = () => crypto.randomUUID();

/** FNV-1a in place of SHA-256, which a page makes only later: the emulator names synthetic secrets by it, and protects none. */
export function hash(_algorithm: string, text: string): string {
  let state = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
  return state.toString(16).padStart(16, "0");
}
