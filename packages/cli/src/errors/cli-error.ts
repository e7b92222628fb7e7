import { exitCode } from "./exit-code.ts";

/** A failure as it is shown: what happened, and what to do, a line each. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly remedy: string;
  readonly exit: number;
  /** For programs. */
  readonly code: string;

  constructor(
    message: string,
    remedy: string,
    { exit = exitCode.usage, code = "usage", cause }: { exit?: number; code?: string; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.remedy = remedy;
    this.exit = exit;
    this.code = code;
  }
}

/** Ctrl-C, at a prompt or elsewhere. */
export function interrupted(): CliError {
  return new CliError("interrupted", "", { exit: exitCode.interrupted, code: "interrupted" });
}
