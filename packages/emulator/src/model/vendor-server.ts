import type { Answer, HeaderList } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import type { Route } from "../http/router.ts";
import type { VendorSecrets } from "../records/secret-headers.ts";
import type { Account } from "./account.ts";
import type { Call, Handler } from "./handler.ts";
import type { ServerSession, SessionTokens } from "./session-table.ts";

/** What a login request presented. */
export type Presented =
  | { readonly kind: "malformed"; readonly status: number; readonly message: string }
  /** `counted` is the account that a failed login counts for, `account` the one that the credentials let in. */
  | { readonly kind: "credentials"; readonly counted: Account | undefined; readonly account: Account | undefined };

/** Why a request is refused, where all vendors refuse it. `other` comes with a message of its own. */
export type RefusalKind = "refusedLogin" | "locked" | "dead" | "forbidden" | "throttled" | "license" | "full" | "other";

/** Why a request with a live session is refused all the same. */
export interface Flaw {
  readonly status: number;
  readonly message: string;
  /** In a few words, for the audit log. */
  readonly detail: string;
}

/** One vendor's side of the server. The rules that all vendors share are in `login.ts` and `authorize.ts`. */
export interface VendorServer extends VendorSecrets {
  /** Where the clients' base URL points: `/api`. */
  readonly basePath: string;
  /** Its operations, `login` and `logout` among them. */
  readonly routes: readonly Route<Handler>[];
  /** Which values a `{…}` in a route's path may have, such as the versions. Default: all. */
  readonly isSegment?: (name: string, value: string) => boolean;
  /** An account of what is given, the rest made at random. */
  makeAccount(index: number, given: Readonly<Record<string, string>>): Account;
  readCredentials(incoming: Incoming, accounts: readonly Account[]): Presented;
  /** The token that a secured request came with. */
  readToken(incoming: Incoming, operation: string): string | undefined;
  /** What a request with a live session lacks beside the token, such as an XSRF header. */
  findFlaw?(incoming: Incoming, session: ServerSession, operation: string): Flaw | undefined;
  makeTokens(): SessionTokens;
  /** The headers that hand a session to the client. */
  sessionHeaders(session: ServerSession, kind: "login" | "replacement"): HeaderList;
  loginAnswer(session: ServerSession, incoming: Incoming): Answer;
  /** The path of the login of a version, where logins have one: `v5` is `/api/v5/login`. */
  loginPathOf?(version: string): string | undefined;
  errorAnswer(incoming: Incoming, status: number, message: string, kind: RefusalKind): Answer;
  /** Headers that every answer has. */
  commonHeaders?(incoming: Incoming): HeaderList;
  /** Whether a path that no operation has is refused without a session, before it is said not to exist. */
  needsSession?(path: string): boolean;
  /** What its error answers say. */
  readonly messages: Readonly<Record<Exclude<RefusalKind, "other">, string>>;
  /** What a logout with a live session lacks beside it, such as the session's id in its path. */
  findLogoutFlaw?(call: Pick<Call, "incoming" | "params">, session: ServerSession): Flaw | undefined;
  logoutAnswer(): Answer;
  /** Forgets what clients created. */
  reset(): void;
}
