import { SessionError } from "./session-error.ts";

/** The error for an invalid option. `caller` stands where an API's error names its vendor. `expected` holds no secret. */
export function invalidOption(caller: string, option: string, expected: string): SessionError {
  return new SessionError("options_invalid", `the option ${option} is not usable: expected ${expected}`, { vendor: caller });
}
