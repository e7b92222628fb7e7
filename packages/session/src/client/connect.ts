import { openClient, type SessionClient } from "./open-client.ts";
import type { SessionOptions } from "../model/session-options.ts";
import type { Vendor } from "../model/vendor.ts";

/**
 * Makes a client of an API whose session `vendor` describes. Nothing is sent until the first call.
 * Throws `SessionError` with code `options_invalid`; calls reject with the codes of a login that cannot succeed.
 */
export function connect<Paths extends {}, Credentials>(
  vendor: Vendor<Paths, Credentials>,
  options: SessionOptions<Credentials>,
): SessionClient<Paths> {
  return openClient({ vendor: vendor.name }, () => vendor as Vendor<{}, Credentials>, options);
}
