import { type Credentials, type paths, session } from "@vendor-auth/cloudendure";
import { type HostOptions, withBaseUrl } from "./host-options.ts";
import { openClient, type SessionClient } from "./open-client.ts";

export type CloudEndureOptions = HostOptions<Credentials>;

const source = {
  name: session.vendor,
  operations: session.operations,
  load: async () => (await import("./cloudendure-vendor.ts")).vendor,
};

/** A CloudEndure client that keeps itself logged in. `host` and `baseUrl` default to the service's own. */
export function cloudendure(options: CloudEndureOptions): SessionClient<paths> {
  return openClient(source, withBaseUrl(session, options));
}
