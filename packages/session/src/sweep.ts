import { closeSession } from "./login/close-session.ts";
import { createContext } from "./context/context.ts";
import type { LogoutOutcome } from "./model/events.ts";
import { SessionError } from "./model/session-error.ts";
import { readStoreKey, type SessionStore } from "./model/session-store.ts";
import { isSession, type Session } from "./model/session.ts";
import { tlsModeOf } from "./login/stored-session.ts";
import type { Vendor } from "./model/vendor.ts";
import { vendor as cloudendure } from "./vendors/cloudendure/vendor.ts";
import { vendor as flashblade } from "./vendors/flashblade/vendor.ts";

export interface SweepOptions {
  /** Further vendors whose sessions are in the store, such as `declared(session)` of your own package. */
  readonly vendors?: readonly Vendor<{}, unknown>[] | undefined;
  /** Sends the logouts. Default: the global `fetch`. Sessions of clients that verify certificates in another way are left alone. */
  readonly fetch?: typeof fetch | undefined;
  /** As for the clients: origins, besides the base URL's own, that a login may have been redirected to. */
  readonly allowRedirect?: readonly string[] | undefined;
  /** Milliseconds for a logout. Default 5,000. */
  readonly logoutTimeout?: number | undefined;
}

/** A session that no running process uses. */
export interface Swept {
  readonly vendor: string;
  readonly baseUrl: string;
  readonly account: string;
  /** As of a logout: `unreachable` stays in the store, for the next sweep. `skipped`: nobody was asked; `reason` says why. */
  readonly outcome: LogoutOutcome | "skipped";
  readonly reason?: string;
}

/** Milliseconds to wait for the lock of a session: who holds it uses the session. */
const patience = 2_000;

/**
 * Ends the sessions in a shared store whose processes are gone: killed, crashed, or done and gone without `logout()`. Run it
 * when nothing is to come soon; a process that starts just then logs in anew. Resolves to what it found. Rejects with
 * `options_invalid` for a store that does not know who uses its sessions, such as a `Map`, and with the store's own errors.
 */
export async function sweep(store: SessionStore, options: SweepOptions = {}): Promise<Swept[]> {
  if (!store.abandoned || !store.exclusive) {
    const message = "expected a store that knows who uses its sessions: a file, keychain or Redis store, encrypted or not";
    throw new SessionError("options_invalid", message, { vendor: "sweep" });
  }
  const keys = [...(await store.abandoned()).keys()];
  const swept = await Promise.all(keys.map((key) => sweepOne(store as Required<SessionStore>, key, options)));
  return swept.filter((each) => each !== undefined);
}

async function sweepOne(store: Required<SessionStore>, key: string, options: SweepOptions): Promise<Swept | undefined> {
  const parts = readStoreKey(key);
  if (!parts) return undefined; // a refusal, or not of ours
  const { vendor, baseUrl, account } = parts;
  const signal = AbortSignal.timeout(patience);
  try {
    return await store.exclusive(
      key,
      async () => {
        const session = (await store.abandoned(key)).get(key);
        if (!session) return undefined; // somebody came for it meanwhile
        const closed = await close(session, parts, options);
        if (closed.outcome === "closed" || closed.outcome === "already closed") await store.delete(key);
        return { vendor, baseUrl, account, ...closed };
      },
      { signal },
    );
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function close(
  session: Session,
  { vendor: name, baseUrl, account, tlsMode }: NonNullable<ReturnType<typeof readStoreKey>>,
  { vendors = [], fetch, allowRedirect = [], logoutTimeout }: SweepOptions,
): Promise<Pick<Swept, "outcome" | "reason">> {
  const vendor = [...vendors, flashblade, cloudendure].find((each) => each.name === name);
  if (!vendor) return skipped("its vendor is not known here: see the option vendors");
  if ((tlsModeOf(fetch) ?? "verified") !== tlsMode)
    return skipped(`its certificate is verified in another way (${tlsMode}): see the option fetch`);
  const origins = [baseUrl, ...allowRedirect].map((url) => new URL(url).origin);
  if (!isSession(session, origins)) return skipped("its calls go to another origin: see the option allowRedirect");
  const context = createContext(vendor, { baseUrl, credentials: {}, fetch, account, logoutTimeout });
  return { outcome: await closeSession(context, session) };
}

function skipped(reason: string): Pick<Swept, "outcome" | "reason"> {
  return { outcome: "skipped", reason };
}
