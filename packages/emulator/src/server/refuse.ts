import type { Answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import { echo } from "../records/secret-headers.ts";
import type { Server } from "../model/server.ts";

/** The vendor's error answer. It repeats the request's secrets when the policy says so. */
export function refuse(incoming: Incoming, status: number, message: string, { vendor, policies }: Server): Answer {
  return vendor.errorAnswer(incoming, status, policies.echoSecrets ? `${message} (received ${echo(incoming)})` : message);
}
