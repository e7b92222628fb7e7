import type { CredentialsOf, VendorName } from "../../vendors/vendors.ts";

/** Where a session client is to log in, and with what. */
export type ConformanceTarget<V extends VendorName = VendorName> = { readonly [Name in V]: TargetOf<Name, CredentialsOf[Name]> }[V];

/** The same of a server of a description, whose `vendor` is the description's name. */
export type DescribedTarget<Credentials extends object = Record<string, unknown>> = TargetOf<string, Credentials>;

/** The target of any server. */
export interface TargetOf<Name extends string, Credentials extends object> {
  readonly vendor: Name;
  /** What paths are appended to: `http://127.0.0.1:40123/api`. */
  readonly baseUrl: string;
  /** All that the vendor's login can take; a client uses what it needs. */
  readonly credentials: Credentials;
  /** PEM of what to trust, when the server speaks HTTPS. */
  readonly ca?: string;
}

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

/** A session client of a vendor or several, in three functions. */
export interface SessionAdapter<Handle = unknown, V extends VendorName = VendorName> extends AdapterOf<Handle, ConformanceTarget<V>> {
  /** The vendors it can talk to. Default: all. */
  readonly vendors?: readonly V[];
}

/** A session client of a described API, in three functions. */
export type DescribedAdapter<Handle = unknown, Credentials extends object = Record<string, unknown>> = AdapterOf<
  Handle,
  DescribedTarget<Credentials>
>;

/** Three functions. Each of them may reject; none of them needs a time limit. */
export interface AdapterOf<Handle, Target> {
  /** Makes a client. It may log in here, or with the first call. */
  open(target: Target): Handle | PromiseLike<Handle>;
  /** A call that logs in, and renews, as the client does. */
  call(handle: Handle, request: CallRequest): PromiseLike<CallAnswer>;
  /** Ends the session. May be called twice. */
  close(handle: Handle): PromiseLike<unknown>;
  /** Whether `call` heeds the signal. Default true; without it, F33 is left out. */
  readonly takesSignal?: boolean;
}
