import type { Context } from "../context/context.ts";
import { RefusedLogin } from "./open-session.ts";
import type { SessionErrorCode } from "../model/session-error.ts";
import { refusalKey } from "../model/session-store.ts";
import type { Session } from "../model/session.ts";
import type { StoredSession } from "./stored-session.ts";

/** Tells the others who share a store which credentials were refused, so that many processes with a revoked token try it once. */
export interface SharedRefusals {
  /** Rejects with the `RefusedLogin` of another client while these credentials are not to be tried again. */
  check(credentials: string): Promise<void>;
  remember(credentials: string, refused: RefusedLogin): Promise<void>;
}

/** What is stored. The credentials are there as a hash keyed with a random salt, never as they are. */
interface StoredRefusal {
  readonly salt: string;
  readonly hash: string;
  readonly code: SessionErrorCode;
  readonly message: string;
  readonly status?: number | undefined;
  /** Milliseconds since 1970; null: until the credentials change. */
  readonly until: number | null;
}

/** With a store that fails, refusals are not shared; logins go on. */
export function createSharedRefusals<C>(context: Context<C>, { key: sessionKey, attempt }: StoredSession): SharedRefusals {
  const key = refusalKey(sessionKey);

  return {
    async check(credentials) {
      const stored = ((await attempt((store) => store.get(key))) as { refused?: StoredRefusal } | undefined)?.refused;
      if (!stored || (stored.until !== null && stored.until <= Date.now())) return;
      if (stored.hash !== (await keyedHash(stored.salt, credentials))) return;
      const { code, message, status, until } = stored;
      const retryAt = until === null ? undefined : new Date(until);
      const error = context.failure(code, message, { operation: "login", status, retryAt });
      throw new RefusedLogin(error, message, until === null ? Number.POSITIVE_INFINITY : until - Date.now(), 0);
    },

    async remember(credentials, { error: { code, status }, message, wait }) {
      if (wait <= 0) return;
      const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
      const hash = await keyedHash(salt, credentials);
      const until = wait === Number.POSITIVE_INFINITY ? null : Date.now() + wait;
      const refused: StoredRefusal = { salt, hash, code, message, status, until };
      await attempt((store) => store.set(key, { refused } as unknown as Session)); // to a store, one JSON object is like another
    },
  };
}

async function keyedHash(salt: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(salt), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return hex(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
