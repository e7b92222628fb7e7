// Runs Redocly as `npm test` does, on texts or files. It lints many in one run: starting it costs more than linting.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export interface Problem {
  readonly rule: string;
  readonly message: string;
  /** Counted from 1. */
  readonly line: number;
}

/** `given` edits the good spec; `want` is the rule that must complain, what it says, and the line it points at. */
export type Row = [name: string, test: { given: (spec: string) => string; want: { rule: string; message: RegExp; at: string } }];

interface Report {
  readonly problems: readonly { ruleId: string; message: string; location: readonly { start: { line: number } }[] }[];
}

const specs = fileURLToPath(new URL("../../", import.meta.url));
const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

/** An edit of a spec's text. Throws when `from` is not in it, so that no row passes by editing nothing. */
export function replace(from: string, to: string): (spec: string) => string {
  return (spec) => {
    if (!spec.includes(from)) throw new Error(`Expected the spec to contain ${JSON.stringify(from)}, but it does not. Correct the row.`);
    return spec.replace(from, () => to);
  };
}

/** The problems of each text, in the order given. */
export async function lintTexts(texts: readonly string[]): Promise<Problem[][]> {
  const folder = await mkdtemp(join(tmpdir(), "spec-lint-"));
  try {
    const files = texts.map((text, index) => ({ file: join(folder, `${index}.yaml`), text }));
    await Promise.all(files.map(({ file, text }) => writeFile(file, text)));
    return await lintFiles(files.map(({ file }) => file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The problems of each file, in the order given. */
export async function lintFiles(files: readonly string[]): Promise<Problem[][]> {
  const args = [redocly, "lint", "--config", join(specs, "redocly.yaml"), "--format", "json", ...files];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  // Redocly exits with 1 when it finds a problem, which is what most rows want: the reports are there all the same.
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env }).catch(
    (failed: { stdout: string; stderr: string }) => failed,
  );
  const reports = stdout.trim().split(/(?<=^\})(?=\{$)/m); // one JSON document a file, none between them
  if (reports.length !== files.length || stdout === "") {
    throw new Error(`Expected a report for each of ${files.length} files, got ${stdout === "" ? 0 : reports.length}: ${stderr}`);
  }
  return reports.map((text) => {
    const report: Report = JSON.parse(text);
    return report.problems.map(({ ruleId, message, location }) => ({ rule: ruleId, message, line: location[0]?.start.line ?? 0 }));
  });
}
