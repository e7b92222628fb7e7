import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "./own-folder.ts";
import { ownIdentity } from "./process-identity.ts";

/**
 * The fencing tokens of a lock are numbered folders in the lock's folder: `12` is held, and the file `owner` in it says by
 * which process; `12.5f3a…` has ended, by its owner or by a process that found the owner dead. A number is never given
 * twice, so that a process which ends `12` after a pause of any length ends no later token.
 */
export interface FencingTokens {
  readonly held: readonly string[];
  readonly ended: readonly string[];
  /** The highest number; 0 when there is none. */
  readonly latest: number;
  /** Folders that become a token by a rename. */
  readonly prepared: readonly string[];
}

/** Ended tokens that stay, so that their numbers are not given again. */
const maxEnded = 3;
/** After this time a prepared folder was left by a killed process. */
const leftOverMs = 60_000;
const tokenName = /^\d{1,15}(\.[0-9a-f]+)?$/;
const preparedName = /^new-/;

export const numberOf = (name: string): number => Number.parseInt(name, 10);

/** The tokens in `folder`, which is made if it is not there. */
export async function listTokens(folder: string): Promise<FencingTokens> {
  const names = await readdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await makeFolder(folder);
    return [];
  });
  const tokens = names.filter((name) => tokenName.test(name));
  return {
    held: tokens.filter((name) => !name.includes(".")),
    ended: tokens.filter((name) => name.includes(".")),
    latest: Math.max(0, ...tokens.map(numberOf)),
    prepared: names.filter((name) => preparedName.test(name)),
  };
}

/** Makes a token, with its owner in it from the first moment. False when another process made it first. */
export async function makeToken(folder: string, name: string): Promise<boolean> {
  const prepared = join(folder, `new-${randomBytes(6).toString("hex")}`);
  try {
    await mkdir(prepared, { mode: 0o700 });
    await writeFile(join(prepared, "owner"), JSON.stringify(ownIdentity()), { mode: 0o600, flag: "wx" });
    await rename(prepared, join(folder, name)); // fails when the token exists: its folder is not empty
    return true;
  } catch (error) {
    await rm(prepared, { recursive: true, force: true }).catch(() => undefined);
    const { code = "" } = error as NodeJS.ErrnoException;
    const isThere = process.platform === "win32" ? /^(EEXIST|ENOTEMPTY|EPERM|EACCES)$/ : /^(EEXIST|ENOTEMPTY)$/;
    if (isThere.test(code) || code === "ENOENT") return false; // ENOENT: another process removed the folder meanwhile
    throw error;
  }
}

/** Ends a token: from the rename on nothing can be renamed out of its folder by its path. Then empties the folder. */
export async function endToken(path: string): Promise<void> {
  const ended = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, ended);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return; // another process did
    throw error;
  }
  await empty(ended);
}

/** Removes old tokens, empties the other ended ones (a process may have died before it did), and removes what was left. */
export async function tidyTokens(folder: string, { ended, latest, prepared }: FencingTokens): Promise<void> {
  for (const name of ended) {
    const path = join(folder, name);
    await empty(path);
    if (numberOf(name) <= latest - maxEnded) await rmdir(path).catch(() => undefined);
  }
  for (const name of prepared) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > leftOverMs) await rm(path, { recursive: true, force: true });
  }
}

async function empty(path: string): Promise<void> {
  for (const name of await readdir(path).catch(() => [])) await rm(join(path, name), { recursive: true, force: true });
}
