import type { Credentials, paths } from "@vendor-auth/cloudendure";
import { session } from "@vendor-auth/cloudendure/session";
import { openClient, type SessionClient } from "../../client/open-client.ts";
import type { HostOptions } from "../../model/session-options.ts";
import type { Vendor } from "../../model/vendor.ts";

// For declarations that name what a client gives: `export const client = cloudendure({ … })`.
export type { AnswerError, CallMethod, Client, Result } from "@vendor-auth/client";
export type { components, Credentials, paths } from "@vendor-auth/cloudendure";
export type { SessionClient } from "../../client/open-client.ts";
export type { LogoutOutcome, SessionEvent } from "../../model/events.ts";
export type { Session } from "../../model/session.ts";
export type { Vendor } from "../../model/vendor.ts";

export type CloudEndureOptions = HostOptions<Credentials>;

/** CloudEndure's session, for `connect` and the option `vendors` of `sweep`: loaded when needed, as by the client. */
export function loadVendor(): Promise<Vendor<paths, Credentials>> {
  return import("./vendor.ts").then(({ vendor }) => vendor);
}

/** A CloudEndure client that keeps itself logged in. `host` and `baseUrl` default to the service's own. */
export function cloudendure(options: CloudEndureOptions): SessionClient<paths> {
  return openClient(session, loadVendor, options);
}
