import type { Clock } from "./clock.ts";
import type { Policies } from "../policies/policies.ts";

/** What CloudEndure's login takes. Each of the three combinations logs in: `userApiToken`; `username` and `password`; `googleOauthCode`. */
export interface CloudEndureCredentials {
  readonly userApiToken: string;
  readonly username: string;
  readonly password: string;
  /** Accepted only when given: none is made at random. */
  readonly googleOauthCode?: string;
}

/** What FlashBlade's login takes. */
export interface FlashBladeCredentials {
  readonly apiToken: string;
}

/** Somebody who can log in. */
export interface Account<Credentials extends object = object> {
  readonly user: string;
  readonly id: string;
  credentials: Credentials;
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
export function countFailure(account: Account, policies: Policies, clock: Clock): boolean {
  account.failures += 1;
  if (policies.lockout === undefined || account.failures < policies.lockout.attempts) return false;
  account.failures = 0;
  account.lockedUntil = clock.now() + policies.lockout.duration;
  return true;
}

/** Whether the account is locked now. */
export function isLocked(account: Account, policies: Policies, clock: Clock): boolean {
  return policies.lockout !== undefined && clock.now() < account.lockedUntil;
}
