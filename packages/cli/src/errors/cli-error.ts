import { exitCode } from "./exit-code.ts";

/** A failure in words for a person: one line what, one line what to do. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly todo: string;
  readonly exit: number;
  /** A word for programs. */
  readonly code: string;

  constructor(
    message: string,
    todo: string,
    { exit = exitCode.usage, code = "usage", cause }: { exit?: number; code?: string; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.todo = todo;
    this.exit = exit;
    this.code = code;
  }
}

/** Ctrl-C, at a prompt or elsewhere. */
export function interrupted(): CliError {
  return new CliError("interrupted", "", { exit: exitCode.interrupted, code: "interrupted" });
}
