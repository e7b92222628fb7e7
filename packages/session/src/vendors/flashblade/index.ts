import { type Credentials, type paths, session } from "@vendor-auth/flashblade";
import { openClient, type SessionClient } from "../../client/open-client.ts";
import type { HostOptions } from "../../model/session-options.ts";
import type { Vendor } from "../../model/vendor.ts";

export type { SessionClient } from "../../client/open-client.ts";
export type { Vendor } from "../../model/vendor.ts";

export type FlashBladeOptions = HostOptions<Credentials>;

/** FlashBlade's session, for `connect` and the option `vendors` of `sweep`: loaded when needed, as by the client. */
export function loadVendor(): Promise<Vendor<paths, Credentials>> {
  return import("./vendor.ts").then(({ vendor }) => vendor);
}

/**
 * A FlashBlade client that keeps itself logged in. Arrays answer a dead session with 403, which can also mean "not
 * allowed": such a refusal is healed by one renewal, and if a fresh session gets it too, it is the answer.
 */
export function flashblade(options: FlashBladeOptions): SessionClient<paths> {
  return openClient(session, loadVendor, options);
}
