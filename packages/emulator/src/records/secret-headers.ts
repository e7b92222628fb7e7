import type { Incoming } from "../http/incoming.ts";
import { digest } from "../support/digest.ts";

/** Names of headers and parameters whose values are, or usually are, credentials. */
const secretName = /^cookie$|authorization$|token|secret|password|api-?key/i;

/** What one vendor keeps secret beside that. */
export interface VendorSecrets {
  /** Whether the value of a header or a parameter of the query is one. */
  isSecretName?(name: string): boolean;
  /** A path without the secrets in it. */
  redactPath?(incoming: Incoming): string;
}

/** The headers by lower-case name, secrets as digests: `sha256:0a1b…`, cookies one by one. Repeated headers are joined with a comma. */
export function redactHeaders(rawHeaders: readonly string[], secrets: VendorSecrets): Record<string, string> {
  const shown: Record<string, string> = Object.create(null) as Record<string, string>;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    const value = redactHeader(name, rawHeaders[index + 1] as string, secrets);
    const before = shown[name];
    shown[name] = before === undefined ? value : `${before}, ${value}`;
  }
  return shown;
}

function redactHeader(name: string, value: string, secrets: VendorSecrets): string {
  if (name === "cookie") {
    return value
      .split(";")
      .map((pair) => pair.trim().split("="))
      .map(([cookie, ...rest]) => `${cookie}=${standIn(rest.join("="))}`)
      .join("; ");
  }
  return isSecret(name, secrets) ? standIn(value) : value;
}

/** The query with the values of secret parameters as digests. */
export function redactQuery(query: string, secrets: VendorSecrets): string {
  if (query === "") return "";
  return query
    .split("&")
    .map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return isSecret(name, secrets) && rest.length > 0 ? `${name}=${standIn(rest.join("="))}` : pair;
    })
    .join("&");
}

function isSecret(name: string, secrets: VendorSecrets): boolean {
  return secretName.test(name) || secrets.isSecretName?.(name) === true;
}

function standIn(secret: string): string {
  return `sha256:${digest(secret)}`;
}

/** What `echoSecrets` repeats: the values of the request's secret headers, its query and its body. */
export function echo(incoming: Incoming, secrets: VendorSecrets): string {
  const parts: string[] = [];
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    const name = incoming.rawHeaders[index] as string;
    if (isSecret(name, secrets)) parts.push(`${name}: ${incoming.rawHeaders[index + 1]}`);
  }
  if (incoming.query !== "") parts.push(`query: ${incoming.query}`);
  if (incoming.body !== "") parts.push(`body: ${incoming.body}`);
  return parts.join("; ");
}
