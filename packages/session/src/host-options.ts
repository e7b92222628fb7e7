import { type SessionDescriptor, serverUrl } from "@vendor-auth/client";
import { invalidOption, type SessionOptions } from "./session-options.ts";
import type { Sharing } from "./session-store.ts";

/** A vendor's options: the base URL can be left to the spec's server, or told by its `host` alone. */
export type HostOptions<Credentials> = Omit<SessionOptions<Credentials>, "baseUrl" | "store" | "account"> &
  Sharing & {
    /** Host, with a port if need be: `fb1.example` or `fb1.example:8443`. */
    readonly host?: string;
    /** Instead of `host`: the whole base URL. */
    readonly baseUrl?: string;
  };

const hostName = /^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i;

/** Fills the spec's server URL with `host`. Throws `options_invalid`. */
export function withBaseUrl<Credentials>(
  { vendor, server }: SessionDescriptor<{}, Credentials>,
  given: HostOptions<Credentials>,
): SessionOptions<Credentials> {
  const { host, baseUrl, ...options } = Object.assign(Object.create(null) as {}, given); // own properties only
  if (host !== undefined && (baseUrl !== undefined || !hostName.test(host))) {
    throw invalidOption(vendor, "host", "a name or address such as fb1.example, and no baseUrl");
  }
  return { ...options, baseUrl: baseUrl ?? serverUrl(server, { host }) };
}
