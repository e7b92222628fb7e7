import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "./own-folder.ts";
import { ownIdentity } from "./process-identity.ts";

/**
 * The epochs of a lock are folders in a folder: `12` is held, and has its holder's name in the file `owner`; `12.5f3a…` has
 * ended, by its holder or by one that found the holder dead. A number is never given again, so that whoever ends `12` after
 * a pause of any length ends no later one.
 */
export interface Epochs {
  readonly held: readonly string[];
  readonly ended: readonly string[];
  /** The highest number; 0 when there is none. */
  readonly latest: number;
  /** What becomes an epoch by a rename. */
  readonly prepared: readonly string[];
}

/** Ended epochs that are kept, so that their numbers are not given again. */
const kept = 3;
/** Milliseconds after which a prepared epoch is one that a killed process left. */
const leftOver = 60_000;
const epochName = /^\d{1,15}(\.[0-9a-f]+)?$/;
const preparedName = /^new-/;

export const numberOf = (name: string): number => Number.parseInt(name, 10);

/** What is in `folder`, which is made if it is not there. */
export async function listEpochs(folder: string): Promise<Epochs> {
  const names = await readdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await makeFolder(folder);
    return [];
  });
  const epochs = names.filter((name) => epochName.test(name));
  return {
    held: epochs.filter((name) => !name.includes(".")),
    ended: epochs.filter((name) => name.includes(".")),
    latest: Math.max(0, ...epochs.map(numberOf)),
    prepared: names.filter((name) => preparedName.test(name)),
  };
}

/** Makes an epoch, with its owner in it from the first moment. False when another one was first. */
export async function makeEpoch(folder: string, name: string): Promise<boolean> {
  const prepared = join(folder, `new-${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(prepared, { mode: 0o700 });
    await writeFile(join(prepared, "owner"), JSON.stringify(ownIdentity()), { mode: 0o600, flag: "wx" });
    await rename(prepared, join(folder, name)); // fails when there is one, since that one is not empty
    return true;
  } catch (error) {
    await rm(prepared, { recursive: true, force: true }).catch(() => undefined);
    const { code = "" } = error as NodeJS.ErrnoException;
    const isThere = process.platform === "win32" ? /^(EEXIST|ENOTEMPTY|EPERM|EACCES)$/ : /^(EEXIST|ENOTEMPTY)$/;
    if (isThere.test(code) || code === "ENOENT") return false; // ENOENT: somebody cleaned up meanwhile
    throw error;
  }
}

/** Ends an epoch: from the rename on nothing can be renamed out of its folder by its path, and what was in it goes. */
export async function endEpoch(path: string): Promise<void> {
  const ended = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, ended);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return; // another one did
    throw error;
  }
  await empty(ended);
}

/** Removes old epochs, empties the others (whoever ended one may have died before that), and removes what was left. */
export async function tidyEpochs(folder: string, { ended, latest, prepared }: Epochs): Promise<void> {
  for (const name of ended) {
    const path = join(folder, name);
    await empty(path);
    if (numberOf(name) <= latest - kept) await rmdir(path).catch(() => undefined);
  }
  for (const name of prepared) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > leftOver) await rm(path, { recursive: true, force: true });
  }
}

async function empty(path: string): Promise<void> {
  for (const name of await readdir(path).catch(() => [])) await rm(join(path, name), { recursive: true, force: true });
}
