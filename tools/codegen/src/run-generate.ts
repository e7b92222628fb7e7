import { readFileSync } from "node:fs";
import type { Command } from "./arguments.ts";
import { describeChange } from "./check-files.ts";
import { jobsIn, nameOf, packageNameOf } from "./jobs.ts";
import type { Job } from "./jobs.ts";
import type { Output } from "./output.ts";
import { planChanges } from "./plan-changes.ts";
import { SpecError } from "./spec-error.ts";
import { writeFiles } from "./write-files.ts";

type GenerateCommand = Extract<Command, { name: "generate" }>;
type Generated = { readonly job: Job; readonly files: ReadonlyMap<string, string> };

/**
 * Computes the files of all specs, and only when every spec could be used, compares them with the disk and writes what
 * differs. Resolves to the exit code.
 */
export async function runGenerate({ from, check, command }: GenerateCommand, output: Output): Promise<number> {
  try {
    const jobs = "specs" in from ? jobsIn(from.specs, from.packages) : from;
    const generated: Generated[] = [];
    const faults: string[] = [];
    for (const job of jobs) {
      try {
        generated.push(await computeFiles(job, command));
      } catch (error) {
        faults.push((error as Error).message);
      }
    }
    if (faults.length === 0) return finish(generated, check, output);
    for (const fault of faults) output.err(`${fault}\n`);
  } catch (error) {
    output.err(`${(error as Error).message}\n`);
  }
  return 1;
}

async function computeFiles(job: Job, command: string | undefined): Promise<Generated> {
  let text: string;
  try {
    text = readFileSync(job.spec, "utf8");
  } catch (error) {
    const problem = `The spec cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`;
    throw new SpecError(job.spec, [{ line: 1, column: 1, problem, remedy: "Check its path." }]);
  }
  // Loaded when there is something to generate: the compiler and the linter behind it are most of a run's time.
  const { generate } = await import("./generate.ts");
  try {
    return { job, files: await generate(text, nameOf(job.spec), { packageName: packageNameOf(job.out), command }) };
  } catch (error) {
    // In the words of the command line, so that an editor finds it.
    throw error instanceof SpecError
      ? new SpecError(job.spec, error.problems)
      : new Error(`${job.spec}: ${(error as Error).message}`, { cause: error });
  }
}

function finish(generated: readonly Generated[], check: boolean, output: Output): number {
  const changes = generated.flatMap(({ job, files }) => planChanges(job.out, files));
  const total = generated.reduce((sum, { files }) => sum + files.size, 0);
  const summary = `${generated.length} ${generated.length === 1 ? "spec" : "specs"}, ${total} files`;
  if (check) {
    for (const change of changes) output.out(describeChange(change));
    output.out(`${summary}: ${changes.length === 0 ? "all up to date" : `${changes.length} stale`}\n`);
    return changes.length === 0 ? 0 : 1;
  }
  writeFiles(changes);
  const written = changes.filter(({ after }) => after !== undefined).length;
  const foreign = changes.filter(({ isForeign }) => isForeign);
  for (const change of foreign) output.err(describeChange(change));
  output.out(`${summary}: ${written} written, ${changes.length - written - foreign.length} removed\n`);
  return 0;
}
