import { type Credentials, type paths, session } from "@vendor-auth/flashblade";
import { openClient, type SessionClient } from "../../client/open-client.ts";
import type { HostOptions } from "../../model/session-options.ts";

export type FlashBladeOptions = HostOptions<Credentials>;

const load = async () => (await import("../../descriptor/from-descriptor.ts")).declared(session);

/**
 * A FlashBlade client that keeps itself logged in. Arrays answer a dead session with 403, which can also mean "not
 * allowed": such a refusal is healed by one renewal, and if a fresh session gets it too, it is the answer.
 */
export function flashblade(options: FlashBladeOptions): SessionClient<paths> {
  return openClient(session, load, options);
}
