import { SessionError } from "../../errors/session-error.ts";

export type Undici = typeof import("undici");

/** Loads undici, an optional peer, when it is first needed. Rejects with `capability_missing` where it is not installed. */
export async function loadUndici(): Promise<Undici> {
  try {
    return await import("undici");
  } catch (cause) {
    const message =
      "the package undici could not be loaded. Install it beside @vendor-auth/session: npm install undici (version 7 for Node 20)";
    throw new SessionError("capability_missing", message, { vendor: "nodeFetch", cause });
  }
}
