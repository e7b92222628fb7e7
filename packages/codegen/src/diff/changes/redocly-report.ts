import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import type { JsonObject } from "../../source/json.ts";

/** One side of a difference. */
interface Side {
  /** `#/components/schemas/User/properties/id` */
  readonly pointer: string;
  readonly value: unknown;
}

/** One difference, as `redocly diff --format=json` reports it. */
export interface RedoclyChange {
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: "major" | "minor" | "patch";
  /** The member that changed; `key` when it is the name itself. */
  readonly property?: string;
  readonly verdicts: readonly { readonly ruleId: string; readonly message: string }[];
  readonly base?: Side;
  readonly revision?: Side;
}

/** The part of the report that is used here. */
export interface RedoclyReport {
  readonly changes: readonly RedoclyChange[];
}

/** The command's arguments: two files to compare, and the file for its report. */
export function diffArguments(base: string, revision: string, report: string): string[] {
  return ["diff", base, revision, "--format=json", "--fail-on=none", "--lint-config=off", `--output=${report}`];
}

/** No telemetry, and no look for a newer version. */
export const quietly = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** A document as a file for redocly: without references to other files, which are in parts that nobody follows. */
export function fileOf(document: JsonObject): string {
  return JSON.stringify(document, (key, value: unknown) =>
    key === "$ref" && typeof value === "string" && !value.startsWith("#/") ? undefined : value,
  );
}

/** The differences of two documents, by `redocly diff`. Throws when the tool is not installed where the command was run, or fails. */
export async function redoclyReport(base: JsonObject, revision: JsonObject): Promise<RedoclyReport> {
  const tool = findTool();
  // A new folder: the tool finds no configuration file there.
  const folder = mkdtempSync(join(tmpdir(), "spec-diff-"));
  try {
    const files = { base: join(folder, "base.json"), revision: join(folder, "revision.json"), report: join(folder, "report.json") };
    writeFileSync(files.base, fileOf(base));
    writeFileSync(files.revision, fileOf(revision));
    const args = diffArguments(files.base, files.revision, files.report);
    await promisify(execFile)(process.execPath, [tool, ...args], { cwd: folder, env: { ...process.env, ...quietly } });
    return JSON.parse(readFileSync(files.report, "utf8")) as RedoclyReport;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new Error(`redocly diff failed: ${stderr || message}. Run npx redocly lint on both specs.`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command of `@redocly/cli` in the project that the command is run in. */
function findTool(): string {
  for (const from of [resolve("package.json"), import.meta.url]) {
    try {
      const manifest = createRequire(from).resolve("@redocly/cli/package.json");
      const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { redocly: string } };
      return join(dirname(manifest), bin.redocly);
    } catch {
      // the next
    }
  }
  throw new Error("Specs are compared by redocly, which is not installed here. Install it: npm install --save-dev @redocly/cli@^2.77");
}
