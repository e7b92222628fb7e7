import { type Credentials, type paths, session } from "@vendor-auth/cloudendure";
import { type HostOptions, withBaseUrl } from "./host-options.ts";
import { openClient, type SessionClient } from "./open-client.ts";
import type { Vendor } from "./vendor.ts";

export type CloudEndureOptions = HostOptions<Credentials>;

const source = {
  name: session.vendor,
  operations: session.operations,
  async load(): Promise<Vendor<{}, Credentials>> {
    const { declared } = await import("./declared.ts");
    const base = declared(session);
    return {
      ...base,
      // The cookie's value comes quoted and ends in an escaped newline, literally: "tok==\012". The bare token is one of the
      // three spellings that the server takes (specs/README.md, "XSRF-TOKEN"), and the only one without odd characters.
      read(answer) {
        const secrets = base.read(answer);
        return { ...secrets, xsrf: (secrets["xsrf"] ?? "").replaceAll(/^"|\\[0-7]{3}|"$/g, "") };
      },
    };
  },
};

/** A CloudEndure client that keeps itself logged in. `host` and `baseUrl` default to the service's own. */
export function cloudendure(options: CloudEndureOptions): SessionClient<paths> {
  return openClient(source, withBaseUrl(session, options));
}
