/** True for a page: an API does not answer with one, but what stands in between does. */
export const isPage = (headers: Headers): boolean => isOfType(headers, /^text\/html\b/i);

export const isJson = (headers: Headers): boolean => isOfType(headers, /\bjson\b/i);

const isOfType = (headers: Headers, type: RegExp) => type.test(headers.get("content-type") ?? "");
