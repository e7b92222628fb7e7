import { hash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { defaultDirectory } from "@vendor-auth/session/node";
import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";

/** Facts about a kept session. The session itself is in the store; no secret is in here. */
export interface Login {
  /** The session's key in the store. */
  readonly key: string;
  readonly vendor: string;
  /** The folder of the vendor's package, where it is the user's own. */
  readonly package?: string | undefined;
  readonly baseUrl: string;
  readonly account: string;
  readonly ca?: string | undefined;
  readonly pin?: string | undefined;
  /** When this program last used it (ISO 8601). */
  readonly lastUsed: string;
}

/** Beside the folder of the file store, which is for sessions alone. */
function folder(): string {
  return `${defaultDirectory()}-logins`;
}

function fileOf(key: string): string {
  return join(folder(), `${hash("sha256", key)}.json`);
}

export async function noteLogin(login: Login): Promise<void> {
  await inFolder(async () => {
    await mkdir(folder(), { recursive: true, mode: 0o700 });
    const temporary = `${fileOf(login.key)}.${randomUUID()}.tmp`;
    await writeFile(temporary, JSON.stringify(login), { mode: 0o600 });
    await rename(temporary, fileOf(login.key));
  });
}

export async function forgetLogin(key: string): Promise<void> {
  await inFolder(() => rm(fileOf(key), { force: true }));
}

/** The newest use first. A damaged file counts as absent. */
export async function listLogins(): Promise<readonly Login[]> {
  const names = await readdir(folder()).catch(() => []);
  const logins = await Promise.all(names.filter((name) => name.endsWith(".json")).map((name) => readLogin(join(folder(), name))));
  return logins.filter((login) => login !== undefined).toSorted((a, b) => (a.lastUsed < b.lastUsed ? 1 : -1));
}

async function readLogin(path: string): Promise<Login | undefined> {
  try {
    const login = JSON.parse(await readFile(path, "utf8")) as Partial<Login>;
    const isWhole = [login.key, login.vendor, login.baseUrl, login.account, login.lastUsed].every((value) => typeof value === "string");
    return isWhole ? (login as Login) : undefined;
  } catch {
    return undefined;
  }
}

async function inFolder(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const message = `the folder ${folder()} cannot be used (${(error as NodeJS.ErrnoException).code})`;
    throw new CliError(message, "Make it yours and writable, or set XDG_STATE_HOME.", {
      exit: exitCode.store,
      code: "store_unavailable",
      cause: error,
    });
  }
}
