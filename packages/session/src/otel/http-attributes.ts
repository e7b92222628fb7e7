import type { Attributes } from "@opentelemetry/api";

/** Seconds: the boundaries that the HTTP metrics conventions advise. */
export const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] as const;

const methods = new Set(["CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE"]);

/** The method, or `_OTHER` for one that the conventions do not know: values must be few. */
export function knownMethod(method: string): string {
  return methods.has(method) ? method : "_OTHER";
}

export function serverAttributes({ hostname, port, protocol }: URL): Attributes {
  return { "server.address": hostname.replace(/^\[|\]$/g, ""), "server.port": Number(port || (protocol === "https:" ? 443 : 80)) };
}

/** The URL without user, fragment and the values of its query: a session may travel in one. */
export function shownUrl(url: URL): string {
  const names = [...url.searchParams.keys()].map((name) => `${encodeURIComponent(name)}=REDACTED`);
  return url.origin + url.pathname + (names.length > 0 ? `?${names.join("&")}` : "");
}
