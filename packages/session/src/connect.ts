import { type Client, createClient } from "@vendor-auth/client";
import { createContext } from "./context.ts";
import type { LogoutOutcome } from "./events.ts";
import { startKeepAlive } from "./keep-alive.ts";
import { createKeeper } from "./keeper.ts";
import { createSessionFetch } from "./session-fetch.ts";
import type { SessionOptions } from "./session-options.ts";
import { concealed, type Session } from "./session.ts";
import type { Vendor } from "./vendor.ts";

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

/**
 * Makes a client of an API whose session `vendor` describes. Nothing is sent until the first call.
 * Throws `SessionError` with code `options_invalid`; calls reject with the codes of a login that cannot succeed.
 */
export function connect<Paths extends {}, Credentials>(
  vendor: Vendor<Paths, Credentials>,
  options: SessionOptions<Credentials>,
): SessionClient<Paths> {
  const context = createContext(vendor as Vendor<{}, Credentials>, options);
  const keeper = createKeeper(context);
  const fetch = createSessionFetch(context, keeper);
  const { baseUrl } = context.options;
  const stopKeepAlive = startKeepAlive(context, keeper);

  return {
    ...createClient<Paths>({ baseUrl, fetch, operations: vendor.operations }),
    fetch,
    login: async () => concealed(await keeper.login()),
    logout: () => keeper.logout(),
    async [Symbol.asyncDispose]() {
      stopKeepAlive();
      await keeper.dispose();
    },
  };
}
