import { invalidOption } from "../../errors/invalid-option.ts";
import { SessionError, type SessionErrorCode } from "../../errors/session-error.ts";

/** An error of a store. `store`, such as `file store`, stands where an API's error names its vendor. */
export function storeError(store: string, code: SessionErrorCode, message: string, cause?: unknown): SessionError {
  return new SessionError(code, message, { vendor: store, cause });
}

/** Throws `options_invalid` unless each option that is given is a number of milliseconds of at least 1. */
export function checkMilliseconds(store: string, options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    const isUsable = value === undefined || (typeof value === "number" && value >= 1 && value <= 2 ** 31 - 1);
    if (!isUsable) throw invalidOption(store, name, "a number of milliseconds above 0");
  }
}
