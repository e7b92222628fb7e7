import { CommanderError } from "commander";
import { arrangeArguments } from "./arrange-arguments.ts";
import { exitCode } from "./errors/exit-code.ts";
import { createProgram } from "./program.ts";

/** Runs the command line given. Resolves when it is done; the exit code is the process's own. Never rejects. */
export async function main(args: readonly string[]): Promise<void> {
  const program = createProgram();
  // Whoever reads has enough: `vendor-auth … | head -1` is no failure.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  // Its messages repeat what was typed, which may be a secret: reportFailure writes other ones.
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput({ writeErr: () => {} });
  try {
    if (args.length === 0) process.stdout.write(program.helpInformation());
    else await program.parseAsync(arrangeArguments(program, args), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const { reportFailure } = await import("./errors/report-failure.ts");
    process.exitCode = exitCode.internal;
    process.exitCode = await reportFailure(error, args);
  }
}
