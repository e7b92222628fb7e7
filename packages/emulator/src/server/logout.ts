import type { Answer } from "../http/answer.ts";
import type { Call } from "../model/handler.ts";
import type { Server } from "../model/server.ts";
import type { ServerSession } from "../model/session-table.ts";

/** A logout, the same for all vendors: ends the session that the request came with. */
export function logout(call: Call, session: ServerSession, { vendor, sessions, note }: Server): Answer {
  const flaw = vendor.findLogoutFlaw?.(call, session);
  if (flaw !== undefined) {
    note("request refused", { session, detail: `logout: ${flaw.detail}` });
    return call.refuse(flaw.status, flaw.message);
  }
  sessions.end(session, "logout");
  return vendor.logoutAnswer();
}
