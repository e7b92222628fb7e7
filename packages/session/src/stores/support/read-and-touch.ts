import type { Session } from "../../model/session.ts";

/** Reads the session of a key. Where there is one, notes that this process holds it from now on. */
export async function readAndTouch(
  key: string,
  read: (key: string) => Promise<Session | undefined>,
  { touch }: { touch(key: string): Promise<void> },
): Promise<Session | undefined> {
  const found = await read(key);
  if (found) await touch(key);
  return found;
}
