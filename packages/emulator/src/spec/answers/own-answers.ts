import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DescribedOperation } from "../reader/api.ts";

/** An answer that a user gives in place of the description's. */
export interface OwnAnswer {
  readonly file: string;
  readonly operation: string;
  /** Undefined: that of the operation's success. */
  readonly status: number | undefined;
  readonly type: string;
  readonly body: Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  json: "application/json",
  xml: "application/xml",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  html: "text/html; charset=utf-8",
  yaml: "application/yaml",
  bin: "application/octet-stream",
};

/**
 * Reads a folder of answers, a file for each operation: `listUsers.json`, or `createUser.409.json` for another status than its
 * success. Throws a TypeError that names a file of no operation, or of no known kind.
 */
export function readOwnAnswers(folder: string, operations: readonly DescribedOperation[]): OwnAnswer[] {
  const names = new Set(operations.map(({ id }) => id));
  return filesIn(folder).map((name): OwnAnswer => {
    const file = join(folder, name);
    const [, operation = "", status, extension = ""] = /^(.*?)(?:\.([1-5]\d\d))?\.([A-Za-z]+)$/.exec(name) ?? [];
    const type = types[extension.toLowerCase()];
    if (type === undefined)
      throw new TypeError(`data: ${file}: expected a name such as listUsers.json, ending in ${Object.keys(types).join(", ")}`);
    if (!names.has(operation))
      throw new TypeError(`data: ${file}: there is no operation ${JSON.stringify(operation)}. ${knownNames(names, operation)}`);
    if (extension.toLowerCase() === "json") checkJson(file);
    return { file, operation, status: status === undefined ? undefined : Number(status), type, body: readFileSync(file) };
  });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    throw new TypeError(`data: the folder ${folder} cannot be read: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}

function checkJson(file: string): void {
  try {
    JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new TypeError(`data: ${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

/** Names that look like the one that was meant, or the first ones. */
function knownNames(names: ReadonlySet<string>, meant: string): string {
  const alike = [...names].filter(
    (name) => name.toLowerCase().includes(meant.toLowerCase()) || meant.toLowerCase().includes(name.toLowerCase()),
  );
  const shown = (alike.length > 0 ? alike : [...names]).slice(0, 8);
  return `Known: ${shown.join(", ")}${shown.length < names.size ? `, and ${names.size - shown.length} more` : ""}`;
}
