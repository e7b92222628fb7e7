import { isPage } from "../model/media-type.ts";
import type { Lapse } from "../model/vendor.ts";

/**
 * What the status of an answer says of the session:
 *
 * | status | lapse |
 * |---|---|
 * | 401, 403, and one below 500 that the spec links back to the login (`isDeclared`) | `yes` |
 * | a redirect, a success that is a page; one of 500 and above that the spec links back: the server may have acted | `maybe` |
 * | any other | `no` |
 */
export function lapseOfStatus({ status, ok, headers }: Response, isDeclared: boolean): Lapse {
  if (status === 401 || status === 403 || isDeclared) return status < 500 ? "yes" : "maybe";
  const isRedirect = status > 300 && status < 309 && status !== 304;
  return isRedirect || (ok && isPage(headers)) ? "maybe" : "no";
}
