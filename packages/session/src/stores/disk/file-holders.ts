import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Session } from "../../model/session.ts";
import { makeFolder } from "./own-folder.ts";
import { hasEnded, ownIdentity } from "./process-identity.ts";

/**
 * Which processes use the session of a key: in a folder of the key, an empty file for each, whose name says which process
 * it is and whose time when it last came for the session; and the key itself, which the names of our files do not tell.
 */
export interface FileUsers {
  /** Notes that this process uses the key's session. Never rejects: what it is for can do without. */
  note(key: string): Promise<void>;
  /** The keys, or the one key, of which nobody noted here is left. */
  abandoned(only?: string): Promise<string[]>;
  /** Forgets who used a key. */
  forget(key: string): Promise<void>;
}

/** Milliseconds for which a process of another container, or from before a reboot, counts: nobody here can ask it. */
const unseen = 24 * 60 * 60 * 1000;
/** Names that a newcomer looks at, to remove those of processes that have ended. */
const looked = 16;

/** Makes our file, and removes some of those whose processes have ended. */
async function enter(key: string, folder: string, name: string): Promise<void> {
  await makeFolder(folder);
  await writeFile(join(folder, keyFile), key, { mode: 0o600 });
  await writeFile(join(folder, name), "", { mode: 0o600 });
  const others = await usersIn(folder);
  const from = Math.floor(Math.random() * Math.max(1, others.length - looked));
  for (const other of others.slice(from, from + looked)) {
    if (await isGone(folder, other)) await rm(join(folder, other), { force: true });
  }
}

export function createFileUsers(directory: string): FileUsers {
  const folderOf = (key: string) => join(directory, `${hash(key)}.users`);
  let own: string | undefined;

  return {
    async note(key) {
      const folder = folderOf(key);
      const { pid, started = "", space } = ownIdentity();
      own ??= [pid, started, hash(space)].join(".");
      const now = new Date();
      try {
        await utimes(join(folder, own), now, now).catch(() => enter(key, folder, own as string));
      } catch {
        // A disk that is full, or a folder that is gone: the session is used all the same.
      }
    },

    async abandoned(only) {
      const keys: string[] = [];
      const names = only === undefined ? await readdir(directory).catch(() => []) : [`${hash(only)}.users`];
      for (const name of names.filter((each) => each.endsWith(".users"))) {
        const folder = join(directory, name);
        const key = await readFile(join(folder, keyFile), "utf8").catch(() => "");
        if (`${hash(key)}.users` !== name) continue; // only half there
        const gone = await Promise.all((await usersIn(folder)).map((user) => isGone(folder, user)));
        if (gone.every(Boolean)) keys.push(key);
      }
      return keys;
    },

    forget: (key) => rm(folderOf(key), { recursive: true, force: true }),
  };
}

async function isGone(folder: string, name: string): Promise<boolean> {
  const [pid, started = "", space] = name.split(".");
  const identity = ownIdentity();
  if (identity.space !== "" && space === hash(identity.space))
    return hasEnded({ ...identity, pid: Number(pid), ...(started && { started }) });
  const found = await stat(join(folder, name)).catch(() => undefined);
  return !found || Date.now() - found.mtimeMs > unseen;
}

async function usersIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => userName.test(name));
}

/** The sessions of the keys that nobody uses any more, or of one key. */
export async function readAbandoned(
  users: FileUsers,
  read: (key: string) => Promise<Session | undefined>,
  only: string | undefined,
): Promise<ReadonlyMap<string, Session>> {
  const sessions = new Map<string, Session>();
  for (const key of await users.abandoned(only)) {
    const session = await read(key);
    if (session) sessions.set(key, session);
  }
  return sessions;
}

const keyFile = "key";
/** Process id, start time where it is known, and a hash of where the id means something. */
const userName = /^\d+\.\d*\.[0-9a-f]{64}$/;

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
