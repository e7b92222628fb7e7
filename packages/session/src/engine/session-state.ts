import { isSameLogin, type Session } from "../model/session.ts";

/** A session that this client holds, and what it knows of it. A value of it that the server replaces makes a new object. */
export interface HeldSession {
  readonly session: Session;
  /** True when the store held exactly this session when it was last compared. */
  readonly isStored: boolean;
  /** The moment its login was sent, as `SessionManager.moment()` counts; -1 for one that was adopted from the store: it may be of any age. */
  readonly openedAt: number;
  /** Of the credentials that opened it, where this client knows them. */
  readonly fingerprint?: string | undefined;
}

/** Taken from the store, and not opened by a login of this client. */
export const adopted = (session: Session): HeldSession => ({ session, isStored: true, openedAt: -1 });
export const isAdopted = ({ openedAt }: HeldSession): boolean => openedAt < 0;

/** Whether both came from one login, though the server may have replaced values of one since. */
export function isOfOneLogin(a: HeldSession, b: HeldSession): boolean {
  return (a.openedAt > 0 && a.openedAt === b.openedAt) || isSameLogin(a.session, b.session);
}

/**
 * What one client knows of its sessions. decisions/who-owns-a-session.md has the states of one session, and the rules.
 * Everything here is plain data: `transition` makes the next one, and nothing else does.
 */
export interface SessionState {
  /** The one that calls use. */
  readonly current: HeldSession | undefined;
  /** `current` may have lapsed, by a sign that is no refusal: renewed before the next call. */
  readonly isDoubted: boolean;
  /** A session is being obtained: from the store, or by a login. */
  readonly isObtaining: boolean;
  /** What is being obtained is to replace this one. Until then it may be good. */
  readonly outgoing: HeldSession | undefined;
  /** Replaced, and may still be open on the server: until a call has shown that it had ended, or until it is closed. */
  readonly replaced: readonly HeldSession[];
  /** A session has been refused or doubted, and not logged out since: the next one is a renewal. */
  readonly hasLapsed: boolean;
  /** The latest that were refused, doubted or logged out: not to be taken from the store again. */
  readonly spent: readonly Session[];
  /** Logged out last. It may be in the store still, if the server did not hear. */
  readonly left: Session | undefined;
  readonly isDisposed: boolean;
}

export const initialState: SessionState = {
  current: undefined,
  isDoubted: false,
  isObtaining: false,
  outgoing: undefined,
  replaced: [],
  hasLapsed: false,
  spent: [],
  left: undefined,
  isDisposed: false,
};

/** Which session will do. */
export interface Choice {
  /** Not one from the store. */
  readonly mustLogIn?: boolean;
  /** Of the credentials that one from the store must have been opened with. */
  readonly fingerprint?: string | undefined;
}

/** What happened. */
export type SessionStateEvent =
  /** A call needs a session. */
  | ({ readonly type: "needed" } & Choice)
  /** The server refused a call with this one. */
  | ({ readonly type: "refused"; readonly held: HeldSession } & Choice)
  /** An answer may mean that this one has lapsed. */
  | { readonly type: "doubted"; readonly held: HeldSession }
  | { readonly type: "obtained"; readonly held: HeldSession }
  | { readonly type: "failed" }
  /** A call that was refused with this one was sent with another: accepted (the first had ended), refused too, or not known. */
  | { readonly type: "compared"; readonly held: HeldSession; readonly hadEnded: boolean }
  /** An answer to a call with this one carried values of it anew. */
  | { readonly type: "updated"; readonly held: HeldSession; readonly secrets: Session["secrets"] }
  /** The user wants the session ended; `stored` is what the store holds, else what could not be ended before. */
  | { readonly type: "logout"; readonly stored: Session | undefined }
  | { readonly type: "disposed" };

/** What is to be done. */
export type SessionEffect =
  /** Take one from the store, if it will do; else log in. */
  | ({ readonly type: "obtain" } & Required<Choice>)
  /** A session is there for calls; `isRenewal` when it replaced another. */
  | { readonly type: "announce"; readonly held: HeldSession; readonly isRenewal: boolean }
  /** End it on the server. */
  | { readonly type: "close"; readonly held: HeldSession }
  /** End it on the server, unless the store holds it: then others use it, or come for it. */
  | { readonly type: "release"; readonly held: HeldSession }
  /** End it on the server for everyone, and take it out of the store if it is there. Where that fails, `other` may be its newer values. */
  | { readonly type: "end"; readonly session: Session; readonly other?: Session }
  /** If the store holds `from`, it is to hold `to`. */
  | { readonly type: "rewrite"; readonly from: Session; readonly to: HeldSession };

export interface Transition {
  readonly state: SessionState;
  readonly effects: readonly SessionEffect[];
}
