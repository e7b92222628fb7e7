import { createContext } from "./context/context.ts";
import { closeSession } from "./login/close-session.ts";
import { allowedOrigins } from "./model/allowed-origins.ts";
import type { LogoutOutcome } from "./events/logout-outcome.ts";
import { SessionError } from "./errors/session-error.ts";
import { checkedOptions } from "./model/session-options.ts";
import { readStoreKey, type SessionStore } from "./model/session-store.ts";
import { isSession, type Session } from "./model/session.ts";
import type { Vendor } from "./model/vendor.ts";
import { tlsModeOf } from "./support/tls-mode.ts";
import { everyVendor } from "./vendors/every-vendor.ts";

export interface SweepOptions {
  /** Further vendors whose sessions are in the store, such as `declared(session)` of your own package. They win over ours. */
  readonly vendors?: readonly Vendor<{}, unknown>[] | undefined;
  /** Sends the logouts. Default: the global `fetch`. Sessions of clients that verify certificates in another way are left alone. */
  readonly fetch?: typeof fetch | undefined;
  /** As for the clients: origins, besides the base URL's own, that a login may have been redirected to. */
  readonly allowRedirect?: readonly string[] | undefined;
  /** Milliseconds for a logout. Default 5,000. */
  readonly logoutTimeout?: number | undefined;
}

/** A session that no running process holds. */
export interface Swept {
  readonly vendor: string;
  readonly baseUrl: string;
  readonly account: string;
  /** As of a logout: `unreachable` stays in the store, for the next sweep. `skipped`: nothing was sent; `reason` says why. */
  readonly outcome: LogoutOutcome | "skipped";
  readonly reason?: string;
}

/** How long to wait for the lock of a session. A process that has it for longer uses the session. */
const lockWaitMs = 2_000;

/**
 * Ends the sessions in a shared store whose processes have ended: killed, crashed, or ended without `logout()`. Run it when no
 * process is to start soon; one that starts at that moment logs in anew. Resolves to what it found. Rejects with
 * `options_invalid` for a store that does not know which processes hold its sessions, such as a `Map`, and with the store's errors.
 */
export async function sweep(store: SessionStore, options: SweepOptions = {}): Promise<Swept[]> {
  if (!store.orphaned || !store.exclusive) {
    const message = "expected a store that knows which processes hold its sessions: a file, keychain or Redis store, encrypted or not";
    throw new SessionError("options_invalid", message, { vendor: "sweep" });
  }
  const keys = [...(await store.orphaned()).keys()];
  const swept = await Promise.all(keys.map((key) => sweepOne(store as Required<SessionStore>, key, options)));
  return swept.filter((each) => each !== undefined);
}

async function sweepOne(store: Required<SessionStore>, key: string, options: SweepOptions): Promise<Swept | undefined> {
  const parts = readStoreKey(key);
  if (!parts) return undefined; // a refusal, or a key of another program
  const { vendor, baseUrl, account } = parts;
  const signal = AbortSignal.timeout(lockWaitMs);
  try {
    return await store.exclusive(
      key,
      async () => {
        const session = (await store.orphaned(key)).get(key);
        if (!session) return undefined; // a process has taken it meanwhile
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
  const vendor = [...vendors, ...(await everyVendor())].find((each) => each.name === name);
  if (!vendor) return skipped("its vendor is not known here: see the option vendors");
  if ((tlsModeOf(fetch) ?? "verified") !== tlsMode)
    return skipped(`its certificate is verified in another way (${tlsMode}): see the option fetch`);
  if (!isSession(session, allowedOrigins(baseUrl, allowRedirect)))
    return skipped("its calls go to another origin: see the option allowRedirect");
  const context = createContext(vendor, checkedOptions("sweep", { baseUrl, credentials: {}, fetch, account, logoutTimeout }));
  return { outcome: await closeSession(context, session) };
}

function skipped(reason: string): Pick<Swept, "outcome" | "reason"> {
  return { outcome: "skipped", reason };
}
