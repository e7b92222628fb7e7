/**
 * The value that an answer sets for a cookie. Attributes are read as RFC 6265 does, as far as they decide whether the
 * cookie is for us: one that has expired, or belongs to another domain, is left out. No cookie library, since nothing else of
 * one is needed: a session keeps only the cookies that its spec declares, and sends them to one origin.
 */
export function setCookieValues(headers: Headers, name: string, host: string): string[] {
  const values = new Set<string>();
  for (const line of headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split(";");
    const equals = pair.indexOf("=");
    if (equals < 0 || pair.slice(0, equals).trim() !== name) continue;
    // Max-Age comes before Expires, which may be of a clock that is wrong.
    const hasAge = attributes.some((attribute) => /^\s*max-age\s*=/i.test(attribute));
    const counting = attributes.filter((attribute) => !hasAge || !/^\s*expires/i.test(attribute));
    if (counting.every((attribute) => allows(attribute, host))) values.add(pair.slice(equals + 1).trim());
  }
  return [...values];
}

/** False when an attribute makes the cookie expired, or another domain's. */
function allows(attribute: string, host: string): boolean {
  const [key = "", value = ""] = attribute.split("=").map((part) => part.trim().toLowerCase());
  if (key === "max-age") return !/^(-|0+$)/.test(value);
  if (key === "expires") return !/[a-z]/.test(value) || !(Date.parse(value) < Date.now()); // without a month it is no date
  const domain = value.replace(/^\./, "");
  return key !== "domain" || domain === "" || host === domain || host.endsWith(`.${domain}`);
}
