// Packs every published package and asks publint and attw what is wrong with it: a line a package, then its problems.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { problemAffectsResolutionKind, problemKindInfo } from "@arethetypeswrong/core/problems";
import { packAll } from "@vendor-auth/packed/pack";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/** What attw's profile "esm-only" looks at. */
const resolutions = ["node16-esm", "bundler"];
/** Entries that are files to read, not modules. */
const data = [/\.yaml$/];

/** Packages that are run, not imported. */
const commands = new Set(["@vendor-auth/cli"]);

/** publint --strict: suggestions count too. */
async function packagingProblems(tarball) {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  return messages.map((message) => `publint ${message.code}: ${formatMessage(message, pkg, { color: false })}`);
}

async function typeProblems(tarball, name) {
  if (commands.has(name)) return []; // nothing to import
  const analysis = await checkPackage(createPackageFromTarballData(tarball), { excludeEntrypoints: data });
  if (!analysis.types) return ["attw: the package has no types"];
  const problems = analysis.problems.filter((problem) =>
    resolutions.some((resolution) => problemAffectsResolutionKind(problem, resolution, analysis)),
  );
  return problems.map(({ kind, ...where }) => `attw ${kind}: ${problemKindInfo[kind].shortDescription}: ${JSON.stringify(where)}`);
}

const directory = await mkdtemp(join(tmpdir(), "packages-"));
try {
  for (const { name, file } of await packAll(directory)) {
    const tarball = new Uint8Array(await readFile(file));
    const problems = [...(await packagingProblems(tarball)), ...(await typeProblems(tarball, name))];
    console.log(problems.length === 0 ? `${name}: fine` : `${name}: ${problems.length} problem(s)`);
    for (const problem of problems) console.log(`  ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
  }
} finally {
  await rm(directory, { recursive: true, force: true });
}
