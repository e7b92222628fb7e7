import type { SessionErrorCode } from "../errors/session-error.ts";
import type { LogoutOutcome } from "./logout-outcome.ts";

/** What every event says. */
interface EventFacts {
  readonly vendor: string;
  readonly account?: string | undefined;
  readonly baseUrl: string;
  /** Milliseconds it took. */
  readonly duration: number;
  /** Number of the login attempt in this client, from 1; 0 before the first one. */
  readonly attempt: number;
}

/** A session was opened. */
export interface LoginEvent extends EventFacts {
  readonly type: "login";
}

/** A session was taken from the store: it was opened before, by this program or another. */
export interface AdoptedEvent extends EventFacts {
  readonly type: "adopted";
}

/** A session was opened, or taken from the store, in place of one that lapsed. */
export interface RenewedEvent extends EventFacts {
  readonly type: "renewed";
}

/** A login failed; `code` says why. */
export interface RefusedEvent extends EventFacts {
  readonly type: "refused";
  readonly code: SessionErrorCode;
  readonly status?: number | undefined;
}

/** A login failed, and is not tried again before `retryAt`. */
export interface ThrottledEvent extends EventFacts {
  readonly type: "throttled";
  readonly code: SessionErrorCode;
  readonly status?: number | undefined;
  readonly retryAt: Date;
}

/** A login was answered from another base URL, which is now the session's. */
export interface RedirectedEvent extends EventFacts {
  readonly type: "redirected";
  readonly status: number;
}

/** A session was ended, or an attempt to end it was made; `outcome` says which. */
export interface ClosedEvent extends EventFacts {
  readonly type: "closed";
  readonly outcome: LogoutOutcome;
  readonly status?: number | undefined;
}

/** The store did not work; the client goes on without it, for itself alone. `reason` says why. */
export interface StoreFailedEvent extends EventFacts {
  readonly type: "store_failed";
  readonly reason: string;
}

/** What a session did. Never holds a secret. `type` says which of them it is. */
export type SessionEvent =
  | LoginEvent
  | AdoptedEvent
  | RenewedEvent
  | RefusedEvent
  | ThrottledEvent
  | RedirectedEvent
  | ClosedEvent
  | StoreFailedEvent;

/** An event as the engine tells of it: what is the same in every event of a client is added. */
export type OwnFacts = SessionEvent extends infer Each
  ? Each extends SessionEvent
    ? Omit<Each, "vendor" | "account" | "attempt" | "baseUrl"> & { readonly baseUrl?: string }
    : never
  : never;
