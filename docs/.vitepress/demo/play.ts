import { createEmulator } from "@vendor-auth/emulator";
import { flashblade } from "@vendor-auth/session/flashblade";

/** What the server saw of one press. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
}

/** What the server counted since the demo was started. */
export interface Counted {
  readonly logins: number;
  readonly renewals: number;
  readonly logouts: number;
  readonly openSessions: number;
}

/** A server and a client, both in this page. */
export interface Play {
  /** Each does one thing, and resolves with what came of it, in words. */
  readonly call: () => Promise<string>;
  readonly expire: () => Promise<string>;
  readonly logOut: () => Promise<string>;
  readonly counted: () => Counted;
  /** What the server saw since this was last asked. */
  readonly seen: () => readonly Seen[];
}

export function startPlay(): Play {
  const server = createEmulator("flashblade");
  const client = flashblade({ baseUrl: server.baseUrl, credentials: server.credentials, fetch: server.fetch });
  let shown = 0;
  return {
    async call() {
      const { renewals } = server.counters;
      const { status } = await client.fetch("2.26/arrays");
      return server.counters.renewals > renewals ? `${status}: was refused, logged in again, was sent again` : String(status);
    },
    async expire() {
      const ended = server.expire();
      return ended === 0 ? "no session was open" : "ended by the server; the client does not know";
    },
    async logOut() {
      return client.logout();
    },
    counted() {
      const { logins, renewals, logouts } = server.counters;
      return { logins, renewals, logouts, openSessions: server.sessions.length };
    },
    seen() {
      const requests = server.requests.slice(shown);
      shown += requests.length;
      return requests.map(({ method, path, status }) => ({ method, path, status }));
    },
  };
}
