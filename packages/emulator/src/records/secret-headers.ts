import type { Incoming } from "../http/incoming.ts";
import { digest } from "../support/digest.ts";

/** Names of headers and parameters whose values are, or usually are, credentials. */
const secretName = /^cookie$|authorization$|token|secret|password|api-?key/i;

/** The headers by lower-case name, secrets as digests: `sha256:0a1b…`, cookies one by one. Repeated headers are joined with a comma. */
export function redactHeaders(rawHeaders: readonly string[]): Record<string, string> {
  const shown: Record<string, string> = Object.create(null) as Record<string, string>;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    const value = redactHeader(name, rawHeaders[index + 1] as string);
    const before = shown[name];
    shown[name] = before === undefined ? value : `${before}, ${value}`;
  }
  return shown;
}

function redactHeader(name: string, value: string): string {
  if (name === "cookie") {
    return value
      .split(";")
      .map((pair) => pair.trim().split("="))
      .map(([cookie, ...rest]) => `${cookie}=${standIn(rest.join("="))}`)
      .join("; ");
  }
  return secretName.test(name) ? standIn(value) : value;
}

/** The query with the values of secret parameters as digests. */
export function redactQuery(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return secretName.test(name) && rest.length > 0 ? `${name}=${standIn(rest.join("="))}` : pair;
    })
    .join("&");
}

function standIn(secret: string): string {
  return `sha256:${digest(secret)}`;
}

/** What `echoSecrets` repeats: the values of the request's secret headers, its query and its body. */
export function echo(incoming: Incoming): string {
  const parts: string[] = [];
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    const name = incoming.rawHeaders[index] as string;
    if (secretName.test(name)) parts.push(`${name}: ${incoming.rawHeaders[index + 1]}`);
  }
  if (incoming.query !== "") parts.push(`query: ${incoming.query}`);
  if (incoming.body !== "") parts.push(`body: ${incoming.body}`);
  return parts.join("; ");
}
