import { isOf } from "../login/keyed-hash.ts";
import type { HeldSession } from "./session-state.ts";
import type { Context } from "../context/context.ts";
import type { MaybePromise } from "../model/session.ts";
import { inTime } from "../support/in-time.ts";
import { unlessAborted } from "../support/unless-aborted.ts";

/** The credentials, and what they are told from others by: never shown, and stored as a keyed hash at most. */
export type ProvideCredentials<C> = (signal?: AbortSignal) => Promise<readonly [C, fingerprint: string]>;

/** Asks for the credentials until `signal` aborts, or within `logoutTimeout`: a user's function may never answer. */
export function createCredentialsProvider<C>(context: Context<C>): ProvideCredentials<C> {
  const { credentials: given, logoutTimeout } = context.options;
  const ask = async () => (typeof given === "function" ? (given as () => MaybePromise<C>)() : given);
  return async (signal) => {
    const credentials = await (signal ? unlessAborted(ask(), signal) : inTime(logoutTimeout, ask));
    if (credentials === undefined || credentials === null) {
      throw context.failure("credentials_unusable", "the function for the credentials gave none", { operation: "login" });
    }
    return [credentials, fingerprintOf(context, credentials)];
  };
}

/** What credentials are told from others by: what the login takes of them, in whatever order they name it. */
export function fingerprintOf<C>({ vendor }: Context<C>, credentials: C): string {
  const given = Object(credentials) as Readonly<Record<string, unknown>>;
  return JSON.stringify((vendor.inputs ?? Object.keys(given).toSorted()).map((name) => [name, given[name]]));
}

/** Whether these credentials opened the session; true where nothing says the contrary. */
export async function isOpenedWith({ fingerprint, session }: HeldSession, credentials: string): Promise<boolean> {
  return fingerprint === undefined ? (await isOf(credentials, session)) !== false : fingerprint === credentials;
}
