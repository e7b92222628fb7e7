import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { main } from "../../src/commands/main.ts";

/** Runs a command line in this process. */
export async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const result = { code: 0, out: "", err: "" };
  result.code = await main(args, { out: (text) => (result.out += text), err: (text) => (result.err += text) });
  return result;
}

/** A folder of its own for a test, removed after it by `using`. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "codegen-"));
  return {
    path,
    at: (...names: string[]) => join(path, ...names),
    write(name: string, content: string): void {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    read: (name: string) => readFileSync(join(path, name), "utf8"),
    /** Every file in the folder, with its content and the time of its last change. */
    snapshot(): Record<string, [content: string, changedAt: number]> {
      const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
      return Object.fromEntries(paths.map((file) => [file.slice(path.length + 1), [readFileSync(file, "utf8"), statSync(file).mtimeMs]]));
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
