import { readFileSync } from "node:fs";
import { readArguments, UsageError } from "./arguments.ts";
import { help } from "./help.ts";
import type { Output } from "./output.ts";
import { runGenerate } from "./run-generate.ts";

/** Runs a command line. Resolves to the exit code. */
export async function main(args: readonly string[], output: Output): Promise<number> {
  try {
    const command = readArguments(args);
    if (command.name === "generate") return await runGenerate(command, output);
    if (command.name === "diff") return await (await import("./run-diff.ts")).runDiff(command, output);
    if (command.name === "compare") return await (await import("./run-compare.ts")).runCompare(command, output);
    if (command.name === "explain") return await (await import("./run-explain.ts")).runExplain(command, output);
    if (command.name === "init") return await (await import("./run-init.ts")).runInit(command, output);
    if (command.name === "overlay") return await (await import("./run-overlay.ts")).runOverlay(command, output);
    output.out(command.name === "help" ? help : `${version()}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.err(`vendor-codegen: ${error.message} See vendor-codegen --help.\n`);
    return 2;
  }
}

function version(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
