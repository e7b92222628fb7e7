import type { SharedPolicies } from "../policies/shared-policies.ts";
import type { Clock } from "../support/clock.ts";

/** A user that can log in. */
export interface Account<Credentials extends object = object> {
  readonly user: string;
  readonly id: string;
  credentials: Credentials;
  /** What logs in besides, in other ways. */
  others?: readonly Credentials[];
  /** Failed logins since the last good one. */
  failures: number;
  /** On the emulator's clock; 0 when not locked. */
  lockedUntil: number;
  /** Sessions that the server ended and that no login has replaced yet. */
  lapsed: number;
}

/** A fresh account. */
export function createAccount<Credentials extends object>(user: string, id: string, credentials: Credentials): Account<Credentials> {
  return { user, id, credentials, failures: 0, lockedUntil: 0, lapsed: 0 };
}

/** Counts a failed login. Returns true when this one locked the account. */
export function countFailure(account: Account, { lockout }: SharedPolicies, clock: Clock): boolean {
  account.failures += 1;
  if (lockout === undefined || account.failures < lockout.attempts) return false;
  account.failures = 0;
  account.lockedUntil = clock.now() + lockout.duration;
  return true;
}

/** Whether the account is locked now. */
export function isLocked(account: Account, { lockout }: SharedPolicies, clock: Clock): boolean {
  return lockout !== undefined && clock.now() < account.lockedUntil;
}
