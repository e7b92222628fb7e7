import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "./arguments.ts";
import { readChangesets, writtenChangeset } from "../diff/changesets.ts";
import { bumpFor, largest } from "../diff/changes/level.ts";
import { missingChangesets } from "../diff/missing-changesets.ts";
import { recordReleasedSpec } from "../diff/released-spec.ts";
import { specStates, specsWithPackages } from "../diff/spec-states.ts";
import type { SpecState } from "../diff/spec-states.ts";
import type { Output } from "./output.ts";
import { changeTo } from "../disk/change.ts";
import { writeFiles } from "../disk/write-files.ts";

type DiffCommand = Extract<Command, { name: "diff" }>;

/**
 * Compares each spec with the one its package was last released from, and writes what changed as a changeset. With `check`,
 * lists the changes that no changeset mentions; with `released`, keeps the specs that new versions are released from.
 * Resolves to the exit code.
 */
export async function runDiff(command: DiffCommand, output: Output): Promise<number> {
  try {
    if (command.mode === "released") return keepReleasedSpecs(command, output);
    const states = await specStates(command.specs, command.packages);
    return command.mode === "check" ? check(states, command, output) : write(states, command, output);
  } catch (error) {
    output.err(`${(error as Error).message}\n`);
    return 1;
  }
}

/** The changeset that this tool owns and rewrites with each run. */
function ownFile({ changesets }: DiffCommand, { vendor }: SpecState): string {
  return join(changesets, `spec-${vendor}.md`);
}

function write(states: readonly SpecState[], command: DiffCommand, output: Output): number {
  const changes = states.flatMap((state) => {
    const path = ownFile(command, state);
    const after = wanted(state);
    const level = largest(state.changes.map((change) => change.level));
    if (state.released === undefined)
      output.out(`${state.spec.file}: ${state.manifest.name} was never released. Nothing to compare with.\n`);
    else if (level === undefined) output.out(`${state.spec.file}: says what ${state.manifest.name} ${state.manifest.version} says.\n`);
    else output.out(`${state.spec.file}: ${level}, ${bumpFor(level, state.manifest.version)}. See ${path}\n`);
    return changeTo(path, after);
  });
  writeFiles(changes);
  return 0;
}

function wanted({ spec, changes, manifest, dependents }: SpecState): string | undefined {
  return changes.length === 0 ? undefined : writtenChangeset(spec.name, changes, manifest, dependents);
}

function check(states: readonly SpecState[], command: DiffCommand, output: Output): number {
  const changesets = readChangesets(command.changesets);
  const missing = states.flatMap((state) => missingChangesets(state, changesets));
  const stale = states.filter(
    (state) => existsSync(ownFile(command, state)) && changeTo(ownFile(command, state), wanted(state)).length > 0,
  );
  for (const line of missing) output.err(`${line}\n`);
  for (const state of stale)
    output.err(`${ownFile(command, state)}: does not say what changed in ${state.spec.file} since the last release.\n`);
  if (missing.length + stale.length === 0) {
    output.out(`${states.length} ${states.length === 1 ? "spec" : "specs"}: a changeset mentions every change since the last release\n`);
    return 0;
  }
  output.err("Run npm run spec:diff (vendor-codegen diff): it writes the changesets. More of your own words go into one of your own.\n");
  return 1;
}

/** After a version was made: the spec it was made from becomes the one that the next is compared with. */
function keepReleasedSpecs({ specs, packages }: DiffCommand, output: Output): number {
  const due = specsWithPackages(specs, packages).filter(({ manifest }) => manifest.version !== manifest.releasedSpec?.version);
  writeFiles(
    due.flatMap(({ folder, spec, manifest }) => [
      ...changeTo(join(folder, "spec.yaml"), spec.text),
      ...changeTo(manifest.file, recordReleasedSpec(manifest, spec.text)),
    ]),
  );
  for (const { manifest, spec } of due) output.out(`${manifest.name} ${manifest.version} is released from ${spec.file}\n`);
  if (due.length === 0) output.out("No package has a new version.\n");
  return 0;
}
