import type { Context } from "../context/context.ts";
import { closeSession } from "../login/close-session.ts";
import { isOf, keyedHash } from "../login/keyed-hash.ts";
import { logIn } from "../login/log-in.ts";
import type { LoginMemory } from "../login/login-memory.ts";
import { isLoginFailure } from "../login/login-result.ts";
import type { StoredSession } from "../login/stored-session.ts";
import { SessionError } from "../errors/session-error.ts";
import { isSameLogin, isSameSession, type Session } from "../model/session.ts";
import { fingerprintOf, type ProvideCredentials } from "./provide-credentials.ts";
import { adopted, type Choice, type HeldSession } from "./session-state.ts";
import { underLock } from "./under-lock.ts";

export interface ObtainOrder extends Required<Choice> {
  /** Not to be taken from the store: refused, or logged out. */
  readonly without: readonly Session[];
  /** Logged out last: it may be open, if it is still in the store. */
  readonly left: Session | undefined;
  /** Of credentials that have been good before in this client. */
  readonly provenFingerprint: string | undefined;
  /** Ends the wait for a login: the time is up, or nobody wants it. */
  readonly signal: AbortSignal;
  /** Ends a login that was sent: the time is up. One that nobody wants is kept for the next caller. */
  readonly deadline: AbortSignal;
}

/** Obtains a session: from the store, else by a login, which is one for all who share a store that locks. */
export type ObtainSession = (order: ObtainOrder) => Promise<HeldSession>;

interface ObtainParts<C> {
  readonly stored: StoredSession;
  readonly memory: LoginMemory;
  readonly provide: ProvideCredentials<C>;
  /** Ends what was opened and is not used. */
  readonly leave: (session: Session) => Promise<unknown>;
  /** Counts what happens. */
  readonly moment: () => number;
}

export function createObtainSession<C>(context: Context<C>, { stored, memory, provide, leave, moment }: ObtainParts<C>): ObtainSession {
  /** The store's session, if it is to be used here. */
  async function adopt({ without, mustLogIn, fingerprint }: ObtainOrder): Promise<HeldSession | undefined> {
    if (mustLogIn) return undefined;
    const session = await stored.read();
    if (!session || without.some((one) => isSameSession(one, session))) return undefined;
    // Credentials that are there are compared. A function is not asked for it: it may ask a person.
    const { credentials } = context.options;
    const known = fingerprint ?? (typeof credentials === "function" ? undefined : fingerprintOf(context, credentials));
    if (known && (await isOf(known, session)) === false) return undefined;
    return adopted(session);
  }

  async function open(order: ObtainOrder, lost?: AbortSignal, isRotation = false): Promise<HeldSession> {
    const within = (limit: AbortSignal) => (lost ? AbortSignal.any([limit, lost]) : limit);
    const [credentials, fingerprint] = await provide(within(order.signal));
    // Rotated since they were compared: what is there may be of these.
    const found = order.fingerprint && order.fingerprint !== fingerprint && (await adopt({ ...order, fingerprint }));
    if (found) return found;
    const checked = await memory.check(fingerprint);
    if (checked instanceof SessionError) throw checked;
    within(order.signal).throwIfAborted();
    const started = performance.now();
    const openedAt = moment();
    const result = await logIn(context, { credentials, signal: within(order.deadline), maxRisks: checked });
    const before = stored.isShared ? await stored.read() : undefined;
    if (isLoginFailure(result)) {
      const isProven = order.provenFingerprint === fingerprint || (await isOf(fingerprint, before));
      throw await memory.failed(fingerprint, result, started, isProven === true);
    }
    // From here on a session is open: whatever fails or is late, it is used, stored or closed.
    await memory.succeeded();
    const now = isRotation
      ? fingerprint
      : await provide().then(
          ([, again]) => again,
          () => fingerprint,
        );
    if (now !== fingerprint) {
      // Rotated meanwhile: what the old credentials opened is not for the new ones.
      await leave(result.session);
      return open(order, lost, true);
    }
    const opened = { session: result.session, isStored: false, openedAt, fingerprint };
    return stored.isShared ? share(opened, order, before) : opened;
  }

  /** Stores what was opened, or uses what another has stored meanwhile. */
  async function share(
    opened: HeldSession & { readonly fingerprint: string },
    order: ObtainOrder,
    before: Session | undefined,
  ): Promise<HeldSession> {
    const { fingerprint } = opened;
    const session = { ...opened.session, openedWith: await keyedHash(fingerprint) };
    const isOthers = (await isOf(fingerprint, before)) === false;
    const instead = before && (isOthers || order.mustLogIn) ? [...order.without, before] : order.without;
    // Newer values of a session that was refused do not come before one that was opened after it.
    const there = await stored.keep(session, instead, isSameLogin);
    if (there && !isSameSession(there, session)) {
      // Two logins at once, without a lock or with one that was lost: one of the two sessions is closed.
      await leave(session);
      return adopted(there);
    }
    // Nobody can find it any more: of other credentials, logged out without the server's word, or never held by this client.
    const isBefore = (one?: Session) => one && before && isSameLogin(one, before);
    if (before && there && (isOthers || !order.without.some(isBefore) || isBefore(order.left))) void closeSession(context, before);
    return { ...opened, session, isStored: there !== undefined };
  }

  return async (order) => {
    const found = await adopt(order);
    if (found) return found;
    return underLock(context, stored, { adopt: () => adopt(order), open: (lost) => open(order, lost), signal: order.signal });
  };
}
