import type { Account, CloudEndureCredentials, FlashBladeCredentials } from "./account.ts";
import type { Answer, HeaderList } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import type { Route } from "../http/router.ts";
import type { ServerSession } from "./session-table.ts";
import type { World } from "./world.ts";

/** Credentials by vendor. */
export interface CredentialsOf {
  readonly cloudendure: CloudEndureCredentials;
  readonly flashblade: FlashBladeCredentials;
}

/** The vendors that can be emulated. */
export type VendorName = keyof CredentialsOf;

/** What a handler gets beside the request. */
export interface Call {
  readonly incoming: Incoming;
  readonly operation: string;
  /** The version in the path: `latest`, `v5`, `1.12`; undefined on unversioned paths. */
  readonly version: string | undefined;
  /** The live session; undefined on operations that need none. */
  readonly session: ServerSession | undefined;
}

/** One operation's work. */
export interface Handler {
  /** Whether it is refused without a live session. */
  readonly secured: boolean;
  run(call: Call, world: World): Answer;
}

/** What a login request presented. */
export type Presented =
  | { readonly kind: "malformed"; readonly status: number; readonly message: string }
  /** `names` is the account that the attempt counts for, `account` the one that it opens. */
  | { readonly kind: "credentials"; readonly names: Account | undefined; readonly account: Account | undefined };

/** What a secured request presented. */
export interface PresentedSession {
  readonly token: string | undefined;
  /** The XSRF token, bare; undefined when none came. */
  readonly xsrf: string | undefined;
}

/** One vendor's side of the emulator. The rules that both share are in `login.ts` and `authorize.ts`. */
export interface VendorServer {
  readonly name: VendorName;
  /** Where the clients' base URL points: `/api`, `/api/latest`. */
  readonly basePath: string;
  readonly routes: readonly Route<Handler>[];
  hasVersion(version: string): boolean;
  /** Members that its credentials may have when they are given. */
  readonly credentialNames: readonly string[];
  /** An account of what is given, the rest made at random. */
  makeAccount(index: number, given: Readonly<Record<string, string>>): Account;
  readCredentials(incoming: Incoming, world: World): Presented;
  readSession(incoming: Incoming): PresentedSession;
  /** Whether a live cookie needs an XSRF token beside it. */
  readonly usesXsrf: boolean;
  makeTokens(): { token: string; xsrf: string };
  /** The headers that hand a session to the client. */
  sessionHeaders(session: ServerSession, kind: "login" | "replacement"): HeaderList;
  loginAnswer(account: Account, incoming: Incoming): Answer;
  error(incoming: Incoming, status: number, message: string, world: World): Answer;
  /** The words of its refusals. */
  readonly words: Readonly<Record<"refusedLogin" | "locked" | "dead" | "forbidden" | "throttled" | "license" | "full" | "xsrf", string>>;
  /** The answer to a logout. */
  closed(): Answer;
  /** Forgets what clients created. */
  reset(): void;
}
