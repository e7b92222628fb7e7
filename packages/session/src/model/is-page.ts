/** True for a page: an API's login does not answer with one, but what stands in between does. */
export function isPage(headers: Headers): boolean {
  return /^text\/html\b/i.test(headers.get("content-type") ?? "");
}
