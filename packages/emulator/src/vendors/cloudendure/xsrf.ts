import { getHeader, type Incoming } from "../../http/incoming.ts";

/** The XSRF token of a request, bare; undefined when none came. Three spellings are one: `"tok==\012"`, `tok==\012`, `tok==`. */
export function readXsrf(incoming: Incoming): string | undefined {
  return getHeader(incoming, "x-xsrf-token")
    ?.trim()
    .replace(/^"(.*)"$/, "$1")
    .replace(/\\012$/, "");
}

/** The cookie that hands it out: quoted, and ending in an octal-escaped newline. */
export function xsrfCookie(xsrf: string | undefined): string {
  return `XSRF-TOKEN="${xsrf}\\012"; Path=/`;
}
