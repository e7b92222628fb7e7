import { digest } from "../support/digest.ts";
import type { Incoming } from "../http/incoming.ts";

/** Request headers whose values are credentials of either vendor, or usually are. */
const secret = /^(api-token|x-auth-token|x-xsrf-token|cookie|authorization|proxy-authorization)$|token|secret|password|api-?key/i;

/** Whether a header's value, or a query parameter's, is never to be shown. */
function isSecretName(name: string): boolean {
  return secret.test(name);
}

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
      .map(([cookie, ...rest]) => `${cookie}=sha256:${digest(rest.join("="))}`)
      .join("; ");
  }
  return isSecretName(name) ? `sha256:${digest(value)}` : value;
}

/** The query with the values of secret parameters as digests. */
export function redactQuery(query: string): string {
  if (query === "") return "";
  return query
    .split("&")
    .map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return isSecretName(name) && rest.length > 0 ? `${name}=sha256:${digest(rest.join("="))}` : pair;
    })
    .join("&");
}

/** What `echoSecrets` repeats: the values of the request's secret headers, its query and its body. */
export function echo(incoming: Incoming): string {
  const parts: string[] = [];
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    const name = incoming.rawHeaders[index] as string;
    if (isSecretName(name)) parts.push(`${name}: ${incoming.rawHeaders[index + 1]}`);
  }
  if (incoming.query !== "") parts.push(`query: ${incoming.query}`);
  if (incoming.body !== "") parts.push(`body: ${incoming.body}`);
  return parts.join("; ");
}
