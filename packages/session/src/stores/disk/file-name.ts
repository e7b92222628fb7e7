import { hash } from "node:crypto";

/** What a file or folder of a key holds. */
type Kind = "session" | "damaged" | "other-version" | "lock" | "holders";

/** The name of a key's file: no key can lead out of the folder, and none is too long for a name. */
export function fileName(key: string, kind: Kind): string {
  return `${hash("sha256", key)}.${kind}`;
}

/** The names of all files and folders that the stores make in their folder. */
export const ownFileName: RegExp = /^[0-9a-f]{64}\.(session|damaged|other-version|lock|holders|[0-9a-f]+\.tmp)$/;
