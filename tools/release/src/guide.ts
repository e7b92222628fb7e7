import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { mustRun } from "@vendor-auth/packed/run";
import type { Registry } from "./registry.ts";

/** A step of a page: a file to be written, or commands to be run. */
export type Step = { readonly file: string; readonly text: string } | { readonly commands: string };

/** The steps of a Markdown page, in its order: blocks with a title are files, `sh` blocks are commands. */
export function stepsOf(page: string): readonly Step[] {
  return [...page.matchAll(/^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$/gms)].flatMap(([, language, file, text = ""]): Step[] => {
    if (file !== undefined) return [{ file, text }];
    return language === "sh" ? [{ commands: text }] : [];
  });
}

/** Does what the steps say in an empty folder, with packages from `registry`. Resolves to what each block of commands printed. */
export async function follow(steps: readonly Step[], registry: Registry): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "guide-"));
  // The Node that runs this, before any other.
  const env = { ...registry.env, PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter) };
  let cwd = folder;
  const said: string[] = [];
  try {
    for (const step of steps) {
      if ("file" in step) await writeFile(join(cwd, step.file), step.text);
      else {
        // A reader stays in one shell: where a block ends, the next one begins. And in none that npm exec itself has started.
        const output = await mustRun("sh", ["-c", `unset npm_config_package\nset -e\n${step.commands}\npwd`], {
          cwd,
          env,
          timeout: 240_000,
        });
        said.push(output);
        cwd = output.trimEnd().split("\n").at(-1) ?? cwd;
      }
    }
    return said;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
