import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareSpecs } from "../../../src/diff/compare-specs.ts";
import type { SpecChange } from "../../../src/diff/changes/spec-change.ts";
import { differingParts } from "../../../src/diff/changes/differing-parts.ts";
import { diffArguments, fileOf, quietly } from "../../../src/diff/changes/redocly-report.ts";
import type { RedoclyReport } from "../../../src/diff/changes/redocly-report.ts";
import { judge } from "../../../src/diff/judge/judge.ts";
import { readSpec } from "../../../src/spec/read-spec.ts";

const batch = fileURLToPath(new URL("redocly-batch.mjs", import.meta.url));

/** What the tool tells of each pair of specs: one process of redocly and one run of the compiler for all. */
export async function changesOfPairs(folder: string, pairs: readonly { before: string; after: string }[]): Promise<SpecChange[][]> {
  const specs = await Promise.all(
    pairs.map(async ({ before, after }) => ({
      before: await readSpec({ text: before, file: "before.yaml" }),
      after: await readSpec({ text: after, file: "after.yaml" }),
    })),
  );
  const reports = specs.map((pair, index) => {
    const [base, revision, report] = ["before", "after", "report"].map((name) => join(folder, `${index}.${name}.json`));
    const parts = differingParts(pair.before.document, pair.after.document);
    writeFileSync(base!, fileOf(parts.before));
    writeFileSync(revision!, fileOf(parts.after));
    return { arguments: diffArguments(base!, revision!, report!), file: report! };
  });
  const commands = join(folder, "commands.json");
  writeFileSync(commands, JSON.stringify(reports.map((one) => one.arguments)));
  execFileSync(process.execPath, [batch, commands], { cwd: folder, env: { ...process.env, ...quietly }, stdio: "pipe" });
  const verdicts = judge(specs);
  return specs.map((pair, index) => {
    const report = JSON.parse(readFileSync(reports[index]!.file, "utf8")) as RedoclyReport;
    const parts = differingParts(pair.before.document, pair.after.document);
    const narrowed = { before: { ...pair.before, document: parts.before }, after: { ...pair.after, document: parts.after } };
    return compareSpecs(narrowed, report, verdicts[index]!, pair);
  });
}
