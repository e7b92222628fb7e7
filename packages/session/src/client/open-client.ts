import { type Client, createClient, type SessionDescriptor } from "@vendor-auth/client";
import type { Engine } from "../engine/engine.ts";
import type { LogoutOutcome } from "../model/events.ts";
import { SessionError } from "../model/session-error.ts";
import type { SessionFetch } from "../engine/session-fetch.ts";
import { checkedOptions, type HostOptions } from "../model/session-options.ts";
import type { MaybePromise, Session } from "../model/session.ts";
import type { Vendor } from "../model/vendor.ts";

/** An openapi-fetch client that keeps itself logged in. */
export interface SessionClient<Paths extends {}> extends Client<Paths>, AsyncDisposable {
  /** A drop-in `fetch` that is logged in: takes paths below the base URL, and URLs of its origin; refuses others. */
  readonly fetch: typeof fetch;
  /**
   * Makes sure that a session is open; optional, since the first call that needs one does it. Tries again what was refused
   * before, and logs in anew when the credentials have changed.
   */
  login(): Promise<Session>;
  /** Ends the session, for everyone who shares it. Never throws: tells what happened. A later call logs in again. */
  logout(): Promise<LogoutOutcome>;
}

/** What of a vendor a client needs at once. */
type VendorFacts = Pick<SessionDescriptor, "vendor"> & { [Fact in "operations" | "server"]?: SessionDescriptor[Fact] | undefined };

/**
 * Makes a client whose engine is loaded with its first call: a program that starts, and a page that opens, wait for what
 * they use (decisions/what-the-facade-weighs.md). From then on nothing more is loaded, so that no failure, and no disposal
 * in a process that exits, waits for code.
 */
export function openClient<Paths extends {}, Credentials>(
  { vendor, operations, server }: VendorFacts,
  loadVendor: () => MaybePromise<Vendor<{}, Credentials>>,
  given: HostOptions<Credentials>,
): SessionClient<Paths> {
  const options = checkedOptions(vendor, given, server);
  let engine: Engine | undefined;
  let loading: Promise<Engine> | undefined;
  let isDisposed = false;

  async function load(): Promise<Engine> {
    try {
      const [{ createEngine }, loaded] = await Promise.all([import("../engine/engine.ts"), loadVendor()]);
      engine = createEngine(loaded, options);
    } catch (cause) {
      loading = undefined; // a network that comes back is used by the next call
      throw new SessionError("login_unreachable", "its code could not be loaded", { vendor, cause });
    }
    if (isDisposed) void engine.dispose();
    return engine;
  }

  const loaded = () => (loading ??= load());
  const call: SessionFetch = (input, init, isOurs) =>
    engine ? engine.fetch(input, init, isOurs) : loaded().then((ready) => ready.fetch(input, init, isOurs));
  const fetch: typeof globalThis.fetch = async (input, init) => call(input, init);

  return {
    ...createClient<Paths>({ baseUrl: options.baseUrl, fetch: (input, init) => call(input, init, true), operations }),
    fetch,
    login: async () => (await loaded()).login(),
    logout: () =>
      loaded().then(
        (ready) => ready.logout(),
        () => "unreachable",
      ),
    async [Symbol.asyncDispose]() {
      isDisposed = true;
      await (engine ?? (await loading?.catch(() => undefined)))?.dispose();
    },
  };
}
