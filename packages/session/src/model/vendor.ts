import type { OperationTable } from "@vendor-auth/client";

/** A request as a vendor describes one, relative to the base URL. */
export interface VendorRequest {
  readonly method: string;
  /** Begins with a slash; may carry a query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A login's answer, read within bounds. */
export interface LoginAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** The host that answered. */
  readonly host: string;
}

/** What of a request a session may change. */
export interface RequestToAuthenticate {
  url: string;
  readonly headers: Headers;
}

/** Whether an answer says that the session has lapsed. `maybe`: it can also mean something else, such as "not allowed". */
export type Lapse = "yes" | "maybe" | "no";

/**
 * What one vendor's session needs, as functions without side effects: the engine does all sending, waiting and
 * remembering. `declared(descriptor)` makes one from a generated descriptor; write one by hand for an API whose session
 * no spec can describe.
 */
export interface Vendor<Paths extends {}, Credentials> {
  readonly name: string;
  readonly operations?: OperationTable | undefined;
  /** Type of the paths of its client; has no value. */
  readonly paths?: Paths;
  /** True when the session travels in a cookie, which browsers let no script set. */
  readonly needsCookies?: boolean;
  /** The request that opens a session. Throws a `TypeError` that names, never shows, what cannot be sent. */
  login(credentials: Credentials): VendorRequest;
  /** The session's secrets in a login's answer. Throws a `TypeError` that says what is missing. */
  read(answer: LoginAnswer): Record<string, string>;
  /** Further values to keep out of messages: of the credentials, and of what a login's body holds. */
  confidential(credentials: Credentials, body: string): readonly unknown[];
  /** The request that closes a session, before it is signed. */
  logout(secrets: Readonly<Record<string, string>>): VendorRequest;
  /** True for an operation that needs no session; `path` is relative to the base URL. */
  isPublic(method: string, path: string): boolean;
  /** Puts the session's secrets on a request; replaces those of an earlier session. */
  authenticate(request: RequestToAuthenticate, secrets: Readonly<Record<string, string>>): void;
  /** Whether this answer says that the session has lapsed. */
  lapsed(response: Response): Lapse;
  /** Whether a success's JSON body says, after all, that the session has lapsed. Asked for bodies of up to 1 KiB. */
  lapsedBody?(body: string): boolean;
}
