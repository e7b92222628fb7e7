import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { isObject } from "../source/json.ts";
import { printable } from "../text/printable.ts";
import type { SpecChange } from "./changes/spec-change.ts";
import { bumpFor, largest } from "./changes/level.ts";
import type { Bump, Level } from "./changes/level.ts";

/** A changeset: the bumps of some packages' next versions, and the text for their users. */
export interface Changeset {
  readonly file: string;
  readonly bumps: Readonly<Record<string, Bump>>;
  readonly text: string;
}

/** The changesets in a folder. Throws for one that cannot be read. */
export function readChangesets(folder: string): Changeset[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
  return names.toSorted().map((name) => readChangeset(join(folder, name)));
}

function readChangeset(file: string): Changeset {
  const [, head, text = ""] = /^---\r?\n([^]*?)\r?\n?---\r?\n?([^]*)$/.exec(readFileSync(file, "utf8")) ?? [];
  if (head === undefined) throw new Error(`${file}: A changeset starts with "---", a line a package, and "---". Correct it.`);
  const bumps: unknown = head.trim() === "" ? {} : parse(head);
  if (!isObject(bumps)) throw new Error(`${file}: Between the two "---" stands no list of packages and bumps. Correct it.`);
  return { file, bumps: bumps as Changeset["bumps"], text };
}

/** A package, and the version that it has. */
export interface Versioned {
  readonly name: string;
  readonly version: string;
}

/** The packages that a change of a spec concerns: its own, and, when it breaks, those whose types come from it. */
export function packagesConcerned(level: Level, its: Versioned, dependents: readonly Versioned[]): readonly Versioned[] {
  return level === "breaking" ? [its, ...dependents] : [its];
}

const headings: Readonly<Record<Level, string>> = {
  breaking: "Breaking",
  added: "New",
  invisible: "Nothing that code can see",
};

/** The changeset of a spec's changes: the bump of each package, and the text for their users. */
export function writtenChangeset(spec: string, changes: readonly SpecChange[], its: Versioned, dependents: readonly Versioned[]): string {
  const level = largest(changes.map((change) => change.level)) ?? "invisible";
  const bumps = packagesConcerned(level, its, dependents).map(({ name, version }) => `"${name}": ${bumpFor(level, version)}\n`);
  const groups = (["breaking", "added", "invisible"] as const).map((one) => {
    const lines = new Set(changes.filter((change) => change.level === one).map((change) => `- ${sentence(change)}\n`));
    return lines.size === 0 ? "" : `\n${headings[one]}:\n\n${[...lines].join("")}`;
  });
  return `---\n${bumps.join("")}---\n\nThe types of ${its.name} follow its API's description (${spec}), which changed.\n${groups.join("")}`;
}

/** A change in one line: the operation, the place, what is different, what to do. */
export function sentence({ place, what, remedy }: SpecChange): string {
  return oneLine(`${place}: ${what}${remedy === "" ? "" : ` ${remedy}`}`);
}

/** Names in a spec may hold anything, and a changelog is Markdown. */
function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, " ")).replaceAll("<", "&lt;");
}
