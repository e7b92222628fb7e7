import { CommanderError } from "commander";
import { explain } from "./explain.ts";
import { explainUsage } from "./explain-usage.ts";
import { withoutSecrets } from "../terminal/secrets.ts";
import { styled, tell } from "../terminal/terminal.ts";

/** One line what, one line what to do; with --verbose the rest; with --json an object. Resolves to the exit code. */
export async function reportFailure(thrown: unknown, args: readonly string[]): Promise<number> {
  const own = new Set(args.slice(0, args.includes("--") ? args.indexOf("--") : undefined));
  const { error, details } = explain(thrown instanceof CommanderError ? await explainUsage(thrown, args) : thrown);
  if (error.code === "interrupted") return error.exit;
  if (own.has("--json")) {
    const { code, message, todo } = error;
    process.stderr.write(withoutSecrets(`${JSON.stringify({ error: { code, message, todo, exit: error.exit } })}\n`));
    return error.exit;
  }
  tell(`${styled(process.stderr, "red", "vendor-auth:")} ${error.message.replaceAll(/\s+/g, " ")}`);
  if (error.todo) tell(error.todo);
  if (own.has("--verbose")) for (const line of details) tell(`  ${line}`);
  return error.exit;
}
