import { type Credentials, type paths, session } from "@vendor-auth/flashblade";
import { type HostOptions, withBaseUrl } from "./host-options.ts";
import { openClient, type SessionClient } from "./open-client.ts";

export type FlashBladeOptions = HostOptions<Credentials>;

const source = {
  name: session.vendor,
  operations: session.operations,
  load: async () => (await import("./declared.ts")).declared(session),
};

/**
 * A FlashBlade client that keeps itself logged in. Arrays answer a dead session with 403, which can also mean "not
 * allowed": such a refusal is healed by one renewal, and if a fresh session gets it too, it is the answer.
 */
export function flashblade(options: FlashBladeOptions): SessionClient<paths> {
  return openClient(source, withBaseUrl(session, options));
}
