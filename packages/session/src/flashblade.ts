import { type Credentials, type paths, session } from "@vendor-auth/flashblade";
import { connect, type SessionClient } from "./connect.ts";
import { declared } from "./declared.ts";
import { type HostOptions, withBaseUrl } from "./host-options.ts";

export type FlashBladeOptions = HostOptions<Credentials>;

/**
 * A FlashBlade client that keeps itself logged in. Arrays answer a dead session with 403, which can also mean "not
 * allowed": such a refusal is healed by one renewal, and if a fresh session gets it too, it is the answer.
 */
export function flashblade(options: FlashBladeOptions): SessionClient<paths> {
  return connect(declared(session), withBaseUrl(session, options));
}
