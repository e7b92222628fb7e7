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
  /** Where it is a text. */
  body?: string | undefined;
}

/**
 * Whether an answer says that the session has lapsed. `yes`: the call was refused, and the server has not acted. `maybe`: a
 * sign that can also mean something else, such as a redirect; the server may have acted.
 */
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
  /** The members of the credentials that the login takes: others make no other credentials. Default: all that are there. */
  readonly inputs?: readonly string[];
  /** True when the session travels in a cookie, which browsers let no script set. */
  readonly needsCookies?: boolean;
  /** The request that opens a session. Throws a `TypeError` that names, never shows, what cannot be sent. */
  login(credentials: Credentials): VendorRequest;
  /**
   * The session's secrets: those in a login's answer, and what calls or the logout carry of the credentials. Throws a `TypeError`
   * that says what is missing.
   */
  read(answer: LoginAnswer, credentials: Credentials): Record<string, string>;
  /** Whether a login's answer with the status of a success says, as the spec declares it, that the credentials are refused. */
  refuses?(answer: LoginAnswer): boolean;
  /**
   * The part of the session's secrets that a login's answer holds, where `read` throws; empty text for one that no request can
   * carry. Without any, the server has opened no session. With some, the session may be closed.
   */
  readPart?(answer: LoginAnswer): Record<string, string>;
  /** Further values to keep out of messages: of the credentials, and of a login's answer, usable or not. */
  confidential(credentials?: Credentials, answer?: LoginAnswer): readonly unknown[];
  /** The request that closes a session, before it is authenticated. Left out when nothing closes one but its time. */
  logout?(secrets: Readonly<Record<string, string>>): VendorRequest;
  /** Whether the body of a logout's success says that it worked. Left out when the status says it. */
  ended?(body: string): boolean;
  /** True for an operation that needs no session; `path` is relative to the base URL. */
  isPublic(method: string, path: string): boolean;
  /** Puts the session's secrets on a request; replaces those of an earlier session. */
  authenticate(request: RequestToAuthenticate, secrets: Readonly<Record<string, string>>): void;
  /** Whether this answer says that the session has lapsed. `path` is relative to the base URL. */
  lapsed(response: Response, method?: string, path?: string): Lapse;
  /** Whether the spec declares a body of this answer that says that the session has lapsed: then it is looked into. */
  mayLapseInBody?(status: number, method: string, path: string): boolean;
  /** Whether such a body says it. Asked for bodies of up to 1 KiB. */
  hasLapsedInBody?(body: string, status: number, method: string, path: string): boolean;
  /** Whether the spec declares this answer of this operation; undefined where it does not know the operation. */
  declares?(method: string, path: string, response: Response): boolean | undefined;
  /** Whether a success's JSON body says, by its structure, that it is a failure. Asked for bodies of up to 1 KiB. */
  isFailure?(body: string): boolean;
  /** The session's secrets that an answer to a call carries anew: those alone, or undefined. `path` is relative to the base URL. */
  replaced?(method: string, path: string, response: Response, host: string): Record<string, string> | undefined;
  /** Whether a logout's answer says that the session had ended before. Default: 401 does. */
  hadEnded?(response: Response): boolean;
}
