import type { Credentials, paths } from "@vendor-auth/flashblade";
import { session } from "@vendor-auth/flashblade/session";
import type { SessionDescriptor } from "@vendor-auth/client";
import { openClient, type SessionClient } from "../../client/open-client.ts";
import type { PlacedOptions } from "../../model/session-options.ts";
import type { Vendor } from "../../model/vendor.ts";

export type * from "../../client/nameable-types.ts";
export type { components, Credentials, paths } from "@vendor-auth/flashblade";

export type FlashBladeOptions = PlacedOptions<Credentials>;

/** FlashBlade's session, for `connect` and the option `vendors` of `sweep`: loaded when needed, as by the client. */
export function loadVendor(): Promise<Vendor<paths, Credentials>> {
  return import("./vendor.ts").then(({ vendor }) => vendor);
}

/** The descriptor that `vendor-codegen` made of Pure's description of REST 2.x: then the client has all of its operations. */
export type WithDescription<Paths extends {}, Login> = PlacedOptions<Login> & { readonly session: SessionDescriptor<Paths, Login> };

// In this order: of a mistake TypeScript says what is wrong for the last one.
/** A client of all operations of your array's own version, typed by its paths: docs/all-of-flashblade.md. */
export function flashblade<Paths extends {}, Login>(options: WithDescription<Paths, Login>): SessionClient<Paths>;
/**
 * A FlashBlade client that keeps itself logged in. Arrays answer a dead session with 403, which can also mean "not
 * allowed": such a refusal is healed by one renewal, and if a fresh session gets it too, it is the answer.
 */
export function flashblade(options: FlashBladeOptions & { readonly session?: never }): SessionClient<paths>;
export function flashblade(options: FlashBladeOptions & { readonly session?: SessionDescriptor<{}, Credentials> | undefined }) {
  const given = Object.hasOwn(options, "session") ? options.session : undefined;
  if (given === undefined) return openClient(session, loadVendor, options);
  return openClient(given, () => import("./vendor.ts").then(({ vendorOf }) => vendorOf(given)), options);
}
