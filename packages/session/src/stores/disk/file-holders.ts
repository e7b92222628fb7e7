import { hash } from "node:crypto";
import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../../model/session.ts";
import { fileName } from "./file-name.ts";
import { makeFolder } from "./own-folder.ts";
import { hasEnded, ownIdentity } from "./process-identity.ts";

/**
 * Which processes hold the session of a key. In a folder of the key stand an empty file for each process, whose name says
 * which process it is and whose time says when it last used the session, and the key itself: the names of our other files
 * are hashes of it.
 */
export interface FileHolders {
  /** Notes that this process holds the key's session. Never rejects: the session is usable without the note. */
  touch(key: string): Promise<void>;
  /** The keys, or the one key, of which no holder is left. */
  orphaned(only?: string): Promise<string[]>;
  /** Forgets the holders of a key. */
  forget(key: string): Promise<void>;
}

/** How long a process of another container, or from before a reboot, counts as a holder: it cannot be seen from here. */
const unseenMs = 24 * 60 * 60 * 1000;
/** Files that a newcomer looks at, to remove those of processes that have ended. */
const maxCleanups = 16;
const keyFile = "key";
/** Ids of process and thread, the thread's start time where it is known, and a hash of where the ids mean something. */
const holderName = /^\d+\.\d*\.\d*\.[0-9a-f]{64}$/;

export function createFileHolders(directory: string): FileHolders {
  const folderOf = (key: string) => join(directory, fileName(key, "holders"));
  let own: string | undefined;

  return {
    async touch(key) {
      const folder = folderOf(key);
      const { pid, thread = "", started = "", space } = ownIdentity();
      own ??= [pid, thread, started, hash("sha256", space)].join(".");
      const now = new Date();
      try {
        await utimes(join(folder, own), now, now).catch(() => enter(key, folder, own as string));
      } catch {
        // A full disk, or a folder that was removed.
      }
    },

    async orphaned(only) {
      const keys: string[] = [];
      const names = only === undefined ? await readdir(directory).catch(() => []) : [fileName(only, "holders")];
      for (const name of names.filter((each) => each.endsWith(".holders"))) {
        const folder = join(directory, name);
        const key = await readFile(join(folder, keyFile), "utf8").catch(() => "");
        if (fileName(key, "holders") !== name) continue; // not wholly written yet
        const gone = await Promise.all((await holdersIn(folder)).map((holder) => isGone(folder, holder)));
        if (gone.every(Boolean)) keys.push(key);
      }
      return keys;
    },

    forget: (key) => rm(folderOf(key), { recursive: true, force: true }),
  };
}

/** Makes our file, and removes some of those whose processes have ended. */
async function enter(key: string, folder: string, name: string): Promise<void> {
  await makeFolder(folder);
  await writeFile(join(folder, keyFile), key, { mode: 0o600 });
  await writeFile(join(folder, name), "", { mode: 0o600 });
  const others = await holdersIn(folder);
  const from = Math.floor(Math.random() * Math.max(1, others.length - maxCleanups));
  for (const other of others.slice(from, from + maxCleanups)) {
    if (await isGone(folder, other)) await rm(join(folder, other), { force: true });
  }
}

async function isGone(folder: string, name: string): Promise<boolean> {
  const [pid, thread, started, space] = name.split(".");
  const identity = ownIdentity();
  if (identity.space !== "" && space === hash("sha256", identity.space))
    return hasEnded({ space: identity.space, pid: Number(pid), ...(thread && { thread: Number(thread) }), ...(started && { started }) });
  const found = await stat(join(folder, name)).catch(() => undefined);
  return !found || Date.now() - found.mtimeMs > unseenMs;
}

async function holdersIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => holderName.test(name));
}

/** The orphaned sessions of all keys, or of one. */
export async function readOrphaned(
  holders: FileHolders,
  read: (key: string) => Promise<Session | undefined>,
  only: string | undefined,
): Promise<ReadonlyMap<string, Session>> {
  const sessions = new Map<string, Session>();
  for (const key of await holders.orphaned(only)) {
    const session = await read(key);
    if (session) sessions.set(key, session);
  }
  return sessions;
}
