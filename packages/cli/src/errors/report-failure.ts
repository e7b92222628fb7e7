import { CommanderError } from "commander";
import { exitCode } from "./exit-code.ts";
import { explain } from "./explain.ts";
import { explainUsage } from "./explain-usage.ts";
import { redactor } from "../terminal/redactor.ts";
import { styled, tell } from "../terminal/terminal.ts";

/** Shows a failure: what happened and what to do, a line each; with --verbose the causes; with --json an object. Resolves to the exit code. */
export async function reportFailure(thrown: unknown, args: readonly string[]): Promise<number> {
  if ((thrown as NodeJS.ErrnoException).code === "EPIPE") return exitCode.ok; // whoever reads has enough
  const own = new Set(args.slice(0, args.includes("--") ? args.indexOf("--") : undefined));
  const { error, details } = explain(thrown instanceof CommanderError ? await explainUsage(thrown, args) : thrown);
  if (error.code === "interrupted") return error.exit;
  if (own.has("--json")) {
    const { code, message, remedy } = error;
    process.stderr.write(redactor.text(`${JSON.stringify({ error: { code, message, remedy, exit: error.exit } })}\n`));
    return error.exit;
  }
  tell(`${styled(process.stderr, "red", "vendor-auth:")} ${error.message.replaceAll(/\s+/g, " ")}`);
  if (error.remedy) tell(error.remedy);
  if (own.has("--verbose")) for (const line of details) tell(`  ${line}`);
  return error.exit;
}
