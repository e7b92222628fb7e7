import { type Client, createClient } from "@vendor-auth/client";
import { createContext } from "../context/context.ts";
import type { LogoutOutcome } from "../events/logout-outcome.ts";
import { startKeepAlive } from "./keep-alive.ts";
import { createSessionManager } from "./session-manager.ts";
import { createSessionFetch } from "./session-fetch.ts";
import type { CheckedOptions } from "../model/session-options.ts";
import { concealed, type Session } from "../model/session.ts";
import type { Vendor } from "../model/vendor.ts";

/** What keeps one client logged in. */
export interface Engine {
  /** Sends every call with `fetch`. */
  readonly client: Client<{}>;
  readonly fetch: typeof fetch;
  login(): Promise<Session>;
  logout(): Promise<LogoutOutcome>;
  dispose(): Promise<void>;
}

export function createEngine<Credentials>(vendor: Vendor<{}, Credentials>, options: CheckedOptions<Credentials>): Engine {
  const context = createContext(vendor, options);
  const manager = createSessionManager(context);
  const { fetch, touch } = createSessionFetch(context, manager);
  const stopKeepAlive = startKeepAlive(context, manager, touch);
  const { operations } = vendor;
  return {
    client: createClient({ baseUrl: options.baseUrl, send: fetch, operations }),
    fetch: async (input, init) => fetch(input, init), // what cannot be sent is thrown at once
    login: async () => concealed(await manager.login()),
    logout: () => manager.logout(),
    dispose() {
      stopKeepAlive();
      return manager.dispose();
    },
  };
}
