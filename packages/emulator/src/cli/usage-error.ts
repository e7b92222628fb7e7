/** A command line that cannot be used. Its message is one line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
