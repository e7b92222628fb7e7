import type { Answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import type { ServerState } from "./server-state.ts";
import type { ServerSession } from "./session-table.ts";

/** What a handler gets beside the server's state. */
export interface Call {
  readonly incoming: Incoming;
  /** The segments that stand for `{…}` in the route's path: `{ version: "1.12" }`. */
  readonly params: Readonly<Record<string, string>>;
  /** The vendor's error answer. */
  refuse(status: number, message: string): Answer;
  /** Handles the request as a login. */
  logIn(): Answer;
}

/** The same, of an operation that needs a session. */
export interface SecuredCall extends Call {
  readonly session: ServerSession;
}

/**
 * One operation's work. A secured one is refused without a live session, one that is secured if a session is given only with a dead one.
 * Login and logout are the same for all vendors.
 */
export type Handler =
  | "login"
  | "logout"
  | { readonly secured: false; run(call: Call, state: ServerState): Answer }
  | { readonly secured: "if given"; run(call: Call & Partial<SecuredCall>, state: ServerState): Answer }
  | { readonly secured: true; run(call: SecuredCall, state: ServerState): Answer };
