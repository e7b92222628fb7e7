import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Step } from "./guide.ts";

/** Milliseconds for all steps of a guide. */
const timeout = 110_000;

/** What was printed by the commands that a page says the output of, beside what it says. */
export interface Printed {
  readonly line: number;
  readonly expected: string;
  readonly came: string;
}

/**
 * Does the steps in an empty folder, in one shell, as a reader would. Rejects when a command fails, with what it printed.
 * Everything it started is ended, and the folder removed.
 */
export async function follow(steps: readonly Step[], env: Record<string, string | undefined>): Promise<Printed[]> {
  const home = await realpath(await mkdtemp(join(tmpdir(), "guide-")));
  const [folder, notes] = [join(home, "project"), join(home, "notes")];
  const script = ["set -eu", `mkdir "${folder}" "${notes}"`, `cd "${folder}"`];
  await Promise.all(steps.map(({ text }, index) => writeFile(join(home, `${index}.step`), text)));
  steps.forEach(({ kind, name, line }, index) => {
    const step = `"${home}/${index}.step"`;
    const out = `"${notes}/${index}.out"`;
    if (kind === "write") script.push(`cp ${step} "${name}"`);
    if (kind === "run") script.push(`echo "line ${line}" >"${notes}/at"`, `. ${step} >${out}`);
    if (kind === "serve") {
      script.push(
        `bash ${step} >${out} 2>&1 </dev/null &`,
        `until grep -q "Ctrl-C" ${out}; do kill -0 $! || { cat ${out} >&2; exit 1; }; sleep 0.1; done`,
      );
    }
  });
  await writeFile(join(home, "script"), script.join("\n"));

  // A group of its own, so that the servers of a second terminal end with it.
  const shell = spawn("bash", [join(home, "script")], { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const timer = setTimeout(() => process.kill(-(shell.pid ?? 0), "SIGKILL"), timeout);
  let said = "";
  shell.stdout.on("data", (text: Buffer) => (said += String(text)));
  shell.stderr.on("data", (text: Buffer) => (said += String(text)));
  try {
    const [code] = (await once(shell, "exit")) as [number | null];
    if (code !== 0) throw new Error(`${await at()} ended with ${code}:\n${said}`);
    return await Promise.all(
      steps.flatMap(({ kind, text, line }, index) => {
        const before = steps.findLastIndex((step, earlier) => earlier < index && step.kind === "run");
        if (kind !== "expect") return [];
        return [readFile(join(notes, `${before}.out`), "utf8").then((came) => ({ line, expected: text, came }))];
      }),
    );
  } finally {
    clearTimeout(timer);
    try {
      process.kill(-(shell.pid ?? 0), "SIGKILL");
    } catch {
      // nothing was left running
    }
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }

  function at(): Promise<string> {
    return readFile(join(notes, "at"), "utf8").then(
      (text) => text.trim(),
      () => "the first step",
    );
  }
}
