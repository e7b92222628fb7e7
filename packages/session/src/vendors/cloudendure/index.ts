import { type Credentials, type paths, session } from "@vendor-auth/cloudendure";
import { openClient, type SessionClient } from "../../client/open-client.ts";
import type { HostOptions } from "../../model/session-options.ts";

export type CloudEndureOptions = HostOptions<Credentials>;

const load = async () => (await import("./vendor.ts")).vendor;

/** A CloudEndure client that keeps itself logged in. `host` and `baseUrl` default to the service's own. */
export function cloudendure(options: CloudEndureOptions): SessionClient<paths> {
  return openClient(session, load, options);
}
