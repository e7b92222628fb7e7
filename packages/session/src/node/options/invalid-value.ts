import { invalidOption } from "../../errors/invalid-option.ts";
import type { SessionError } from "../../errors/session-error.ts";

/** The error for an invalid option that holds no secret: it shows what came. */
export function invalidValue(caller: string, option: string, expected: string, came: unknown): SessionError {
  return invalidOption(caller, option, `${expected}; got ${shown(came)}`);
}

function shown(came: unknown): string {
  if (typeof came === "number") return String(came);
  // A password in a URL that was given for a host stays out of the message.
  if (typeof came === "string") return JSON.stringify(came.replace(/.*@/s, "[redacted]@").slice(0, 100));
  return came === undefined ? "nothing" : typeof came;
}
