import type { Credentials, paths } from "@vendor-auth/cloudendure";
import { session } from "@vendor-auth/cloudendure/session";
import { openClient, type SessionClient } from "../../client/open-client.ts";
import type { HostOptions } from "../../model/session-options.ts";
import type { Vendor } from "../../model/vendor.ts";

export type * from "../../client/nameable-types.ts";
export type { components, Credentials, paths } from "@vendor-auth/cloudendure";

export type CloudEndureOptions = HostOptions<Credentials>;

/** CloudEndure's session, for `connect` and the option `vendors` of `sweep`: loaded when needed, as by the client. */
export function loadVendor(): Promise<Vendor<paths, Credentials>> {
  return import("./vendor.ts").then(({ vendor }) => vendor);
}

/** A CloudEndure client that keeps itself logged in. `host` and `baseUrl` default to the service's own. */
export function cloudendure(options: CloudEndureOptions): SessionClient<paths> {
  return openClient(session, loadVendor, options);
}
