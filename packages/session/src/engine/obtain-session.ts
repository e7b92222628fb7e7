import type { Context } from "../context/context.ts";
import { closeSession } from "../login/close-session.ts";
import { isHashOf, keyedHash } from "../login/keyed-hash.ts";
import { logIn } from "../login/log-in.ts";
import type { LoginMemory } from "../login/login-memory.ts";
import { isLoginFailure } from "../login/login-result.ts";
import type { StoredSession } from "../login/stored-session.ts";
import { SessionError } from "../errors/session-error.ts";
import { isSameSession, type Session } from "../model/session.ts";
import type { ProvideCredentials } from "./provide-credentials.ts";
import type { HeldSession } from "./session-state.ts";
import { underLock } from "./under-lock.ts";

export interface ObtainOrder {
  /** Not to be taken from the store: refused, or logged out. */
  readonly without: readonly Session[];
  /** Logged out last: it may be open, if it is still in the store. */
  readonly left: Session | undefined;
  /** Nothing is taken from the store. */
  readonly mustLogIn: boolean;
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
  /** Counts what happens. */
  readonly moment: () => number;
}

export function createObtainSession<C>(context: Context<C>, { stored, memory, provide, moment }: ObtainParts<C>): ObtainSession {
  /** The store's session, if it is to be used here. */
  async function adopt({ without, mustLogIn }: ObtainOrder): Promise<HeldSession | undefined> {
    if (mustLogIn) return undefined;
    const session = await stored.read();
    if (!session || without.some((one) => isSameSession(one, session))) return undefined;
    // Credentials that are there are compared. A function is not asked for it: it may ask a person.
    const { credentials } = context.options;
    if (session.openedWith && typeof credentials !== "function" && !(await isHashOf(session.openedWith, JSON.stringify(credentials)))) {
      return undefined;
    }
    return { session, origin: "adopted", isStored: true, openedAt: -1 };
  }

  async function open(order: ObtainOrder, lost?: AbortSignal, isRotation = false): Promise<HeldSession> {
    const within = (limit: AbortSignal) => (lost ? AbortSignal.any([limit, lost]) : limit);
    const [credentials, fingerprint] = await provide(within(order.signal));
    const checked = await memory.check(fingerprint);
    if (checked instanceof SessionError) throw checked;
    within(order.signal).throwIfAborted();
    const started = performance.now();
    const openedAt = moment();
    const result = await logIn(context, { credentials, signal: within(order.deadline), maxRisks: checked });
    const before = stored.isShared ? await stored.read() : undefined;
    if (isLoginFailure(result)) {
      const isProven =
        order.provenFingerprint === fingerprint || (before?.openedWith !== undefined && (await isHashOf(before.openedWith, fingerprint)));
      throw await memory.failed(fingerprint, result, started, isProven);
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
      await closeSession(context, result.session);
      return open(order, lost, true);
    }
    if (!stored.isShared) return { session: result.session, origin: "opened", isStored: false, openedAt, fingerprint };
    return share({ ...result.session, openedWith: await keyedHash(fingerprint) }, { order, before, openedAt, fingerprint });
  }

  /** Stores what was opened, or uses what another has stored meanwhile. */
  async function share(
    session: Session,
    { order, before, openedAt, fingerprint }: { order: ObtainOrder; before: Session | undefined; openedAt: number; fingerprint: string },
  ): Promise<HeldSession> {
    const opened = { session, origin: "opened", openedAt, fingerprint } as const;
    const isOthers = before?.openedWith !== undefined && !(await isHashOf(before.openedWith, fingerprint));
    const there = await stored.keep(session, isOthers || order.mustLogIn ? [...order.without, ...(before ? [before] : [])] : order.without);
    if (there && !isSameSession(there, session)) {
      // Two logins at once, without a lock or with one that was lost: one of the two sessions is closed.
      await closeSession(context, session);
      return { session: there, origin: "adopted", isStored: true, openedAt: -1 };
    }
    // Nobody can find it any more: of other credentials, or logged out without the server's word.
    const isLeft = before && order.left && isSameSession(before, order.left);
    if (before && there && (isLeft || isOthers)) void closeSession(context, before);
    return { ...opened, isStored: there !== undefined };
  }

  return async (order) => {
    const found = await adopt(order);
    if (found) return found;
    return underLock(context, stored, { adopt: () => adopt(order), open: (lost) => open(order, lost), signal: order.signal });
  };
}
