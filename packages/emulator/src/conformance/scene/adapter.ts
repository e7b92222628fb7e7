import type { CredentialsOf, VendorName } from "../../vendors/vendors.ts";

/** Where a session client is to log in, and with what. */
export type ConformanceTarget<V extends VendorName = VendorName> = {
  readonly [Name in V]: {
    readonly vendor: Name;
    /** What paths are appended to: `http://127.0.0.1:40123/api`. */
    readonly baseUrl: string;
    /** All that the vendor's login can take; a client uses what it needs. */
    readonly credentials: CredentialsOf[Name];
    /** PEM of what to trust, when the server speaks HTTPS. */
    readonly ca?: string;
  };
}[V];

/** A call that needs a session. */
export interface CallRequest {
  readonly method: string;
  /** Path and query below the base URL, beginning with a slash: `/2.26/arrays`. */
  readonly path: string;
  /** To be sent as JSON. */
  readonly body?: unknown;
  /** Aborts the call. */
  readonly signal?: AbortSignal;
}

/** How a call was answered. Any status will do; a call may reject instead. */
export interface CallAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** A session client, in three functions. Each of them may reject; none of them needs a time limit. */
export interface SessionAdapter<Handle = unknown, V extends VendorName = VendorName> {
  /** Makes a client. It may log in here, or with the first call. */
  open(target: ConformanceTarget<V>): Handle | PromiseLike<Handle>;
  /** A call that logs in, and renews, as the client does. */
  call(handle: Handle, request: CallRequest): PromiseLike<CallAnswer>;
  /** Ends the session. May be called twice. */
  close(handle: Handle): PromiseLike<unknown>;
  /** The vendors it can talk to. Default: all. */
  readonly vendors?: readonly V[];
  /** Whether `call` heeds the signal. Default true; without it, F33 is left out. */
  readonly takesSignal?: boolean;
}
