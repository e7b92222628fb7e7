import type { History } from "../model/history.ts";
import type { Trace } from "../model/trace.ts";
import type { Scheduler } from "../clock/scheduler.ts";
import type { ServerPlan } from "./server-plan.ts";

/** Who may log in, and who has failed to too often. */
export interface Accounts {
  /** The account that a credential belongs to, whether it is taken or not. */
  accountOf(credential: string): string;
  /** What the server says to a login with it. */
  judge(credential: string): "good" | "wrong" | "locked";
  /** Whether a login with it would be let in now. */
  isWelcome(credential: string): boolean;
  /** From now on another credential is good, and no longer the ones before. */
  rotate(account: string, credential: string): void;
  /** Somebody who may do that lifts the lock. */
  unlock(account: string): void;
}

export const canary = "CANARY";

/** The `revision`th credential of an account. */
export function credentialOf(account: string, revision: number): string {
  return `${canary}-${account}-${revision}`;
}

export function createAccounts(plan: ServerPlan, scheduler: Scheduler, history: History, trace: Trace): Accounts {
  const good = new Map<string, string>();
  const failures = new Map<string, number>();
  const lockedUntil = new Map<string, number>();
  const accountOf = (credential: string) => credential.split("-")[1] ?? "nobody";

  return {
    accountOf,
    judge(credential) {
      const account = accountOf(credential);
      if ((lockedUntil.get(account) ?? 0) > scheduler.now()) return "locked";
      if ((good.get(account) ?? credentialOf(account, 1)) === credential) {
        failures.delete(account);
        return "good";
      }
      const count = (failures.get(account) ?? 0) + 1;
      failures.set(account, count % plan.lockAfter);
      if (count === plan.lockAfter) {
        lockedUntil.set(account, scheduler.now() + plan.lockFor);
        history.locks.push({ at: scheduler.now(), account });
        trace("", "server", `locks ${account} after ${count} failed logins`);
      }
      return "wrong";
    },
    isWelcome(credential) {
      const account = accountOf(credential);
      return (lockedUntil.get(account) ?? 0) <= scheduler.now() && (good.get(account) ?? credentialOf(account, 1)) === credential;
    },
    rotate: (account, credential) => void good.set(account, credential),
    unlock(account) {
      lockedUntil.delete(account);
      failures.delete(account);
    },
  };
}
