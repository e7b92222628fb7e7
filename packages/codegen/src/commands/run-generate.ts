import type { Command } from "./arguments.ts";
import { errorText } from "./error-text.ts";
import { jobsIn, nameOf, packageNameOf, specOf } from "../disk/jobs.ts";
import type { Job, JobRequest } from "../disk/jobs.ts";
import type { Output } from "./output.ts";
import { planChanges } from "../disk/plan-changes.ts";
import { readSpecFiles, textsOf } from "../disk/read-spec-files.ts";
import { SpecError } from "../source/spec-error.ts";
import { filesStampedIn, stampInputs, withoutStamp, withStamp } from "../disk/stamp.ts";
import { writeFiles } from "../disk/write-files.ts";

type GenerateCommand = Extract<Command, { name: "generate" }>;
/** The files of a job; only their number when they are on disk already. */
type Generated = { readonly job: Job; readonly files: ReadonlyMap<string, string>; readonly count: number };

/**
 * Computes the files of all specs, and only when every spec could be used, compares them with the disk and writes what
 * differs. Resolves to the exit code.
 */
export async function runGenerate(command: GenerateCommand, output: Output): Promise<number> {
  const { from, check } = command;
  try {
    const jobs = "specs" in from ? jobsIn(from.specs, from.packages) : from;
    const generated: Generated[] = [];
    const faults: string[] = [];
    for (const job of jobs) {
      try {
        generated.push(await computeFiles(job, command, output));
      } catch (error) {
        faults.push(errorText(error));
      }
    }
    if (faults.length === 0) return await finish(generated, check, output);
    for (const fault of faults) output.err(fault);
  } catch (error) {
    output.err(errorText(error));
  }
  return 1;
}

async function computeFiles(request: JobRequest, { command, docs, strict }: GenerateCommand, output: Output): Promise<Generated> {
  const job = { ...request, spec: await specOf(request) };
  const input = readSpecFiles(job.spec, job.overlays);
  const packageName = packageNameOf(job.out);
  const file = nameOf(job.spec);
  const inputs = stampInputs(textsOf(input), { file, name: job.name, packageName, command, docs, strict });
  const upToDate = filesStampedIn(job.out, inputs);
  if (upToDate !== undefined) return { job, files: new Map(), count: upToDate };
  // Loaded when there is something to generate: the compiler and the linter behind it are most of a run's time.
  const { generate } = await import("../generate/generate.ts");
  const onNotice = (line: string): void => output.err(`${line}\n`);
  const options = { ...input, shownAs: job.spec, name: job.name, packageName, command, docs, strict, onNotice };
  try {
    const files = withStamp(inputs, await generate(input.text, file, options));
    return { job, files, count: files.size };
  } catch (error) {
    throw error instanceof SpecError ? error : new Error(`${job.spec}: ${(error as Error).message}`, { cause: error });
  }
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
