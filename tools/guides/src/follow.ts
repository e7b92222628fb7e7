import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Step } from "./guide.ts";

/** Milliseconds for all steps of a guide. Only ends one that hangs: installs wait for the network. */
const timeout = 280_000;

/** What commands of a page printed. */
export interface Printed {
  /** Line of the commands' block. */
  readonly line: number;
  readonly output: string;
  /** What the page says that they print, if it does. */
  readonly expected?: string;
}

/**
 * Does the steps in an empty folder of the temporary folder, in one shell, as a reader would, with `env` added to this process's
 * environment. Rejects when a command fails, with what it printed. Everything it started is ended.
 */
export async function follow(steps: readonly Step[], env: Readonly<Record<string, string>>): Promise<Printed[]> {
  const home = await realpath(await mkdtemp(join(tmpdir(), "guide-")));
  const notes = join(home, "notes");
  await Promise.all(steps.map(({ text }, index) => writeFile(join(home, `${index}.step`), text)));
  await writeFile(join(home, "script"), scriptOf(steps, home));

  // A group of its own, so that the servers of a second terminal end with it.
  const shell = spawn("bash", [join(home, "script")], { env: readersEnv(env), stdio: ["ignore", "pipe", "pipe"], detached: true });
  const endAll = () => {
    try {
      process.kill(-(shell.pid ?? 0), "SIGKILL");
    } catch {
      // nothing was left running
    }
  };
  const timer = setTimeout(endAll, timeout);
  let said = "";
  for (const stream of [shell.stdout, shell.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  try {
    const [code] = (await once(shell, "exit")) as [number | null];
    if (code !== 0) {
      const place = await readFile(join(notes, "at"), "utf8").catch(() => "the first step");
      throw new Error(`${place.trim()} ended with ${code}:\n${said}`);
    }
  } finally {
    clearTimeout(timer);
    endAll();
  }
  return Promise.all(
    steps.flatMap(({ kind, line }, index) => {
      if (kind !== "run") return [];
      const next = steps[index + 1];
      const expected = next?.kind === "expect" ? { expected: next.text } : {};
      return [readFile(join(notes, `${index}.out`), "utf8").then((output) => ({ line, output, ...expected }))];
    }),
  );
}

/** The steps as one program of the shell, with the text of each in `home`. */
function scriptOf(steps: readonly Step[], home: string): string {
  const notes = join(home, "notes");
  const script = ["set -eu", `mkdir "${home}/project" "${notes}"`, `cd "${home}/project"`];
  for (const [index, { kind, name, line }] of steps.entries()) {
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
  }
  return script.join("\n");
}

/** This process's environment, with the Node that runs this before any other, and without what npm tells its children of their call. */
function readersEnv(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const path = [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);
  const readers: NodeJS.ProcessEnv = { ...process.env, PATH: path, NO_COLOR: "1", ...env };
  for (const name of ["FORCE_COLOR", "npm_config_package", "npm_config_call"]) delete readers[name];
  return readers;
}
