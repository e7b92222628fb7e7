import { spawn } from "node:child_process";
import { summary, type Timing } from "./interleaved.ts";

/** Runs a program of Node to its end. Resolves to what it printed; rejects with what it said when it fails. */
export function runNode(args: readonly string[], cwd?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { ...(cwd !== undefined && { cwd }), stdio: ["ignore", "pipe", "pipe"] });
    const printed = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) child[name].setEncoding("utf8").on("data", (text: string) => (printed[name] += text));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(printed.stdout);
      else reject(new Error(`node ${args.join(" ")} ended with ${code}:\n${printed.stderr}`));
    });
  });
}

/** Takes a number from each program in turns, so that what else the machine does hits all of them alike. */
export async function inTurns(
  programs: readonly (readonly [name: string, take: () => Promise<number>])[],
  turns: number,
): Promise<Timing[]> {
  const values = programs.map((): number[] => []);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [index, [, take]] of programs.entries()) values[index]?.push(await take());
  }
  return programs.map(([name], index) => summary(name, values[index] ?? [], values[0] ?? []));
}
