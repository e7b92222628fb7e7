import type { Answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import { echo } from "../records/secret-headers.ts";
import type { Server } from "../model/server.ts";
import type { RefusalKind } from "../model/vendor-server.ts";

/** The vendor's error answer, for a reason that this request alone has. */
export function refuse(incoming: Incoming, status: number, message: string, server: Server): Answer {
  return answerWith(incoming, status, { kind: "other", message }, server);
}

/** The vendor's error answer, for a reason that all vendors have. */
export function refuseAs(kind: Exclude<RefusalKind, "other">, incoming: Incoming, status: number, server: Server): Answer {
  return answerWith(incoming, status, { kind, message: server.vendor.messages[kind] }, server);
}

/** It repeats the request's secrets when the policy says so. */
function answerWith(
  incoming: Incoming,
  status: number,
  { kind, message }: { readonly kind: RefusalKind; readonly message: string },
  { vendor, policies }: Server,
): Answer {
  return vendor.errorAnswer(incoming, status, policies.echoSecrets ? `${message} (received ${echo(incoming, vendor)})` : message, kind);
}
