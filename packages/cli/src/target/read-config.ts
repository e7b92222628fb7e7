import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Node, Pair } from "yaml";
import { CliError } from "../errors/cli-error.ts";
import { isFolder, isVendor, vendorNames } from "../vendors/vendors.ts";
import { configPath } from "./config-path.ts";
import { type Profile, profileKeys } from "./profile.ts";

/** The profiles of the config file; none without one. Throws a CliError with file and line; no value of the file is in it. */
export async function readConfig(path: string = configPath()): Promise<Readonly<Record<string, Profile>>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return {};
    throw new CliError(`${path} cannot be read (${code})`, "Make it readable, or move it away.", { code: "config_unreadable" });
  }
  if (text.trim() === "") return {};
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });

  const wrong = (offset: number | undefined, what: string, remedy: string) =>
    new CliError(`${path}:${lines.linePos(offset ?? 0).line}: ${what}`, remedy, { code: "config_invalid" });
  const pairsOf = (node: unknown, what: string, parent: unknown) => {
    if (isMap(node)) return node.items;
    throw wrong(offsetOf(node) ?? offsetOf(parent), `expected ${what}`, "docs/cli.md shows a whole file.");
  };

  const [problem] = document.errors;
  // Only its first words: the rest shows the line, which may hold what does not belong there.
  if (problem) throw wrong(problem.pos[0], `not YAML (${problem.code.toLowerCase().replaceAll("_", " ")})`, "Correct that line.");

  const profiles: Record<string, Profile> = Object.create(null) as {};
  for (const top of pairsOf(document.contents, "profiles: and names below it", undefined)) {
    if (nameOf(top) !== "profiles") throw wrong(offsetOf(top.key), `unknown key ${nameOf(top)}`, "The only one at this place is profiles.");
    for (const entry of pairsOf(top.value, "a name for each profile, and its settings below", top.key)) {
      const settings: Record<string, unknown> = {};
      for (const pair of pairsOf(entry.value, "settings, such as vendor: flashblade", entry.key)) {
        const key = nameOf(pair);
        const kind = Object.hasOwn(profileKeys, key) ? profileKeys[key as keyof Profile] : undefined;
        if (kind === undefined) {
          const known = `Known: ${Object.keys(profileKeys).join(", ")}.`;
          if (!/token|password|secret|credential|code/i.test(key)) throw wrong(offsetOf(pair.key), `unknown setting ${key}`, known);
          const remedy = "Secrets do not belong in this file. Use command, keychain, or the environment.";
          throw wrong(offsetOf(pair.key), `unknown setting ${key}`, remedy);
        }
        const value: unknown = isScalar(pair.value) ? pair.value.value : isSeq(pair.value) ? pair.value.toJSON() : undefined;
        const isRight =
          kind === "list"
            ? Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string")
            : typeof value === (kind === "switch" ? "boolean" : "string");
        const expected = { list: "a list of texts, such as [vault, read]", switch: "true or false", text: "text" }[kind];
        if (!isRight) throw wrong(offsetOf(pair.value) ?? offsetOf(pair.key), `${key}: expected ${expected}`, "Correct that line.");
        settings[key] = value;
      }
      const { vendor } = settings;
      const name = nameOf(entry);
      if (typeof vendor !== "string" || !isVendor(vendor))
        throw wrong(
          offsetOf(entry.key),
          `profile ${name}: vendor is missing or unknown`,
          `Expected ${vendorNames.join(" or ")}, or the folder of a package: ./acme.`,
        );
      if (isVendor(name) && name !== vendor)
        throw wrong(offsetOf(entry.key), `profile ${name} is named like another vendor`, "Give it another name.");
      const source = isFolder(vendor) ? resolve(dirname(path), vendor) : vendor;
      profiles[name] = { ...settings, vendor: source };
    }
  }
  return profiles;
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}

function nameOf(pair: Pair): string {
  return String((pair.key as { value?: unknown }).value);
}
