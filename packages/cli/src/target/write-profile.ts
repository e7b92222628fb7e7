import { randomUUID } from "node:crypto";
import { mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CliError } from "../errors/cli-error.ts";
import { configPath } from "./config-path.ts";
import type { Profile } from "./profile.ts";
import { readConfig } from "./read-config.ts";

/**
 * Writes one profile into the config file, made if there is none; its comments and other profiles stay as they are. Resolves to the
 * file's path. Throws a CliError with `profile_exists` where one of that name is there and is not to be replaced; then, and where
 * the file could not be read with the new profile in it, nothing is changed.
 */
export async function writeProfile(name: string, profile: Profile, { isReplaced = false } = {}): Promise<string> {
  const named = configPath();
  const path = await realpath(named).catch(() => named); // the file itself, where a link leads to it
  if (Object.hasOwn(await readConfig(path), name) && !isReplaced)
    throw new CliError(`${path} has a profile ${name}`, "Choose another name, or replace it: --replace.", { code: "profile_exists" });
  const { parseDocument } = await import("yaml");
  const document = parseDocument(await readFile(path, "utf8").catch(() => ""));
  document.setIn(["profiles", name], document.createNode(profile));
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, document.toString(), { mode: 0o600 });
    await readConfig(temporary); // what could not be read afterwards is refused now
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof CliError) throw new CliError(error.message.replaceAll(temporary, path), error.remedy, { code: error.code });
    throw new CliError(`${path} cannot be written (${(error as NodeJS.ErrnoException).code})`, "Make its folder yours and writable.", {
      code: "config_unwritable",
    });
  }
  return path;
}
