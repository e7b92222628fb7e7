/** True for a page: an API does not answer with one, but what stands in between does. */
export function isPage(headers: Headers): boolean {
  return isOfType(headers, /^text\/html\b/i);
}

export function isJson(headers: Headers): boolean {
  return isOfType(headers, /\bjson\b/i);
}

function isOfType(headers: Headers, type: RegExp) {
  return type.test(headers.get("content-type") ?? "");
}
