import type { Answer } from "../http/answer.ts";
import type { Call, VendorServer } from "./vendor.ts";
import type { World } from "./world.ts";

/** Ends the session that the request came with. */
export function logout(call: Call, vendor: VendorServer, world: World): Answer {
  if (call.session !== undefined) world.sessions.end(call.session, "logout");
  return vendor.closed();
}
