import { createContext } from "../context/context.ts";
import type { LogoutOutcome } from "../model/events.ts";
import { startKeepAlive } from "./keep-alive.ts";
import { createSessionManager } from "./session-manager.ts";
import { createSessionFetch, type SessionFetch } from "./session-fetch.ts";
import type { SessionOptions } from "../model/session-options.ts";
import { concealed, type Session } from "../model/session.ts";
import type { Vendor } from "../model/vendor.ts";

/** What keeps one client logged in. */
export interface Engine {
  readonly fetch: SessionFetch;
  login(): Promise<Session>;
  logout(): Promise<LogoutOutcome>;
  dispose(): Promise<void>;
}

export function createEngine<Credentials>(vendor: Vendor<{}, Credentials>, options: SessionOptions<Credentials>): Engine {
  const context = createContext(vendor, options);
  const manager = createSessionManager(context);
  const stopKeepAlive = startKeepAlive(context, manager);
  return {
    fetch: createSessionFetch(context, manager),
    login: async () => concealed(await manager.login()),
    logout: () => manager.logout(),
    dispose() {
      stopKeepAlive();
      return manager.dispose();
    },
  };
}
