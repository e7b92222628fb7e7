import type { Command } from "./arguments.ts";
import { jobsIn, nameOf, packageNameOf } from "../disk/jobs.ts";
import type { Job } from "../disk/jobs.ts";
import type { Output } from "./output.ts";
import { planChanges } from "../disk/plan-changes.ts";
import { onSpec, readSpecFile } from "../disk/read-spec-file.ts";
import { unixLines } from "../text/source-text.ts";
import { filesStampedIn, withoutStamp, withStamp } from "../disk/stamp.ts";
import { writeFiles } from "../disk/write-files.ts";

type GenerateCommand = Extract<Command, { name: "generate" }>;
/** The files of a job; only their number when they are on disk already. */
type Generated = { readonly job: Job; readonly files: ReadonlyMap<string, string>; readonly count: number };

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
    if (faults.length === 0) return await finish(generated, check, output);
    for (const fault of faults) output.err(`${fault}\n`);
  } catch (error) {
    output.err(`${(error as Error).message}\n`);
  }
  return 1;
}

async function computeFiles(job: Job, command: string | undefined): Promise<Generated> {
  const text = readSpecFile(job.spec);
  const options = { packageName: packageNameOf(job.out), command };
  const name = nameOf(job.spec);
  const inputs = [unixLines(text), name, options.packageName ?? "", command ?? ""];
  const upToDate = filesStampedIn(job.out, inputs);
  if (upToDate !== undefined) return { job, files: new Map(), count: upToDate };
  // Loaded when there is something to generate: the compiler and the linter behind it are most of a run's time.
  const { generate } = await import("../generate.ts");
  const files = withStamp(inputs, await onSpec(job.spec, () => generate(text, name, options)));
  return { job, files, count: files.size };
}

async function finish(generated: readonly Generated[], check: boolean, output: Output): Promise<number> {
  const planned = generated.flatMap(({ job, files }) => (files.size === 0 ? [] : planChanges(job.out, files)));
  // Another version of the generator may make the same files with another stamp: --check does not report that.
  const changes = check ? planned.filter(({ before = "", after = "" }) => withoutStamp(before) !== withoutStamp(after)) : planned;
  const total = generated.reduce((sum, { count }) => sum + count, 0);
  const summary = `${generated.length} ${generated.length === 1 ? "spec" : "specs"}, ${total} files`;
  // Loaded when needed: it brings a library, and most runs have no change to describe.
  const describeChange = changes.length === 0 ? String : (await import("../disk/check-files.ts")).describeChange;
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
