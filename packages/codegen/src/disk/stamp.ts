import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unixLines } from "../text/source-text.ts";
import { ownedFilesIn } from "./owned-files.ts";

/** The file whose second line is the stamp. */
const stamped = "src/generated/session.ts";
const line = /^(\/\/ Generated from .*\n)\/\/ Stamp of the spec, the generator and these files: ([0-9a-f]{64})\n/;

/** What a package is generated from, beside the texts of its spec. */
export interface StampedOptions {
  /** The spec's file name. */
  readonly file: string;
  readonly name: string | undefined;
  readonly packageName: string | undefined;
  readonly command?: string | undefined;
  readonly docs: string | undefined;
  readonly strict: boolean;
}

/** All that a stamp stands for but the generator and the files, as texts. */
export function stampInputs(texts: readonly string[], { file, name, packageName, command, docs, strict }: StampedOptions): string[] {
  return [...texts, file, name ?? "", packageName ?? "", command ?? "", docs ?? "", String(strict)];
}

/**
 * A hash of what a package is generated from (the spec, the names it is given, the generator itself) and of what came out.
 * While it is right, nothing needs to be loaded to know that every file is as its spec makes it.
 */
function stampOf(inputs: readonly string[], files: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  const add = (part: string) => hash.update(`${part.length}:`).update(part);
  for (const input of [...inputs, generatorHash()]) add(input);
  for (const [name, content] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) for (const part of [name, content]) add(part);
  return hash.digest("hex");
}

/** The files with their stamp written into one of them. */
export function withStamp(inputs: readonly string[], files: ReadonlyMap<string, string>): Map<string, string> {
  const source = files.get(stamped) ?? "";
  const end = source.indexOf("\n") + 1;
  const stamp = `// Stamp of the spec, the generator and these files: ${stampOf(inputs, files)}\n`;
  return new Map([...files, [stamped, `${source.slice(0, end)}${stamp}${source.slice(end)}`]]);
}

/** How many files a package's folder holds if its stamp is right; `undefined` if it is not, or there is none. */
export function filesStampedIn(out: string, inputs: readonly string[]): number | undefined {
  if (!existsSync(join(out, stamped))) return undefined;
  const files = new Map(ownedFilesIn(out).map(({ name, content }) => [name, content]));
  const [, , stamp] = line.exec(files.get(stamped) ?? "") ?? [];
  if (stamp === undefined) return undefined;
  files.set(stamped, withoutStamp(files.get(stamped)!));
  return stampOf(inputs, files) === stamp ? files.size : undefined;
}

/** The text as it was generated: two runs of different generators that say the same are the same. */
export function withoutStamp(source: string): string {
  return source.replace(line, "$1");
}

/** Files of this package that have no influence on what is generated. */
const apart = /^((commands|diff|disk|explain|init)\/.*|cli|first-files|index)\.(ts|js)$/;

let known: string | undefined;

/** Changes whenever what makes the files does: the generator's own modules, or the versions of what it stands on. */
function generatorHash(): string {
  if (known !== undefined) return known;
  const here = dirname(dirname(fileURLToPath(import.meta.url)));
  const hash = createHash("sha256");
  for (const path of readdirSync(here, { recursive: true, encoding: "utf8" }).toSorted()) {
    const name = path.replaceAll("\\", "/");
    if (/\.(ts|js)$/.test(name) && !name.endsWith(".d.ts") && !apart.test(name))
      hash.update(name).update(unixLines(readFileSync(join(here, name), "utf8")));
  }
  for (const name of ["@redocly/openapi-core", "jsonpath-rfc9535", "openapi-typescript", "swagger2openapi", "typescript", "yaml"])
    hash.update(`${name} ${versionOf(name, here)}`);
  known = hash.digest("hex");
  return known;
}

function versionOf(name: string, from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "node_modules", name, "package.json");
    if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  }
  return "unknown";
}
