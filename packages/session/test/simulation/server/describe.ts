import type { Exchange } from "../model/history.ts";
import type { WireAnswer } from "./dialects.ts";

/** What is sent, in words for the trace. */
export function describeRequest({ kind, method, path, credential, session, token, call }: Exchange): string {
  if (kind === "login") return `login with ${credential}`;
  const who = session ? `as ${session.name}${session.tokens.length > 1 ? ` (${token})` : ""}` : "without a session";
  return kind === "logout" ? `logout ${who}` : `${method} ${path} ${who}${call ? ` for call ${call.id}` : ""}`;
}

export function describeAnswer({ verdict }: Exchange, { status }: WireAnswer): string {
  return `answered ${status}${verdict ? ` (${verdict})` : ""}`;
}
