/** An error and its causes. */
export function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

/** What was thrown, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What the system, or TLS, calls a failure: `ECONNREFUSED`. Empty where it says nothing. */
export function systemCode(error: unknown): string {
  // undici has no code of its own for a proxy that makes no tunnel.
  const codes = causesOf(error).map((one) =>
    one.message.startsWith("Proxy response (") ? "ERR_PROXY_TUNNEL" : (one as { code?: unknown }).code,
  );
  return codes.find((code) => typeof code === "string") ?? ""; // a DOMException's is a number
}

/** What the codes mean, and what to do. `$` is the host. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_UNTRUSTED/,
    'the certificate of $ is self-signed, or of an unknown authority. Trust it: fetch: nodeFetch({ host: "$", ca }) with its PEM text, or pin instead of ca ("vendor-auth pin $" shows what to write). nodeFetch is of @vendor-auth/session/node',
  ],
  [
    /ERR_SSL_(WRONG_VERSION|PACKET_LENGTH)/,
    '$ does not speak TLS at this port. Is it the right one? A server without TLS needs baseUrl: "http://…"',
  ],
  [
    /ECONNRESET|UND_ERR_SOCKET/,
    "$ closed the connection without an answer. Does it expect https:// there? Is a proxy or a firewall in between?",
  ],
  [/CERT_HAS_EXPIRED/, "the certificate of $ has expired. Renew it there"],
  [/ALTNAME/, "the certificate of $ is for another name. Call the server by a name in it"],
  [/PROXY_TUNNEL/, "the proxy refused to connect to $. Are its user and password in HTTPS_PROXY right? NO_PROXY=$ goes around it"],
  [/ECONNREFUSED/, "nothing listens at $. Is the port right, is the server up?"],
  [/ENOTFOUND|EAI_AGAIN/, "the name $ cannot be resolved. Is it spelled right, is a DNS server reachable?"],
  [/EHOSTUNREACH|ENETUNREACH/, "there is no route to $"],
  [/CONNECT_TIMEOUT|ETIMEDOUT/, "$ did not accept a connection in time. Is a firewall in between?"],
];

/** In words why no answer came from `host`; undefined where nothing is known. */
export function systemReason(error: unknown, host: string): string | undefined {
  const code = systemCode(error);
  const known = reasons.find(([codes]) => codes.test(code));
  return known ? `${known[1].replaceAll("$", host)} (${code})` : undefined;
}
