import type { Answer } from "../http/answer.ts";
import type { Server } from "../model/server.ts";
import type { ServerSession } from "../model/session-table.ts";

/** A logout, the same for all vendors: ends the session that the request came with. */
export function logout(session: ServerSession, { vendor, sessions }: Server): Answer {
  sessions.end(session, "logout");
  return vendor.logoutAnswer();
}
