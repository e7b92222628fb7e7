import { type Credentials, type paths, session } from "@vendor-auth/cloudendure";
import { openClient, type SessionClient } from "../../client/open-client.ts";
import type { HostOptions } from "../../model/session-options.ts";
import type { Vendor } from "../../model/vendor.ts";

export type CloudEndureOptions = HostOptions<Credentials>;

/** CloudEndure's session, as functions without side effects. Loaded when asked for: a client loads it with its first call. */
export const loadVendor = async (): Promise<Vendor<{}, Credentials>> => (await import("./vendor.ts")).vendor;

/** A CloudEndure client that keeps itself logged in. `host` and `baseUrl` default to the service's own. */
export function cloudendure(options: CloudEndureOptions): SessionClient<paths> {
  return openClient(session, loadVendor, options);
}
