import type { LoginRequest } from "../../vendors/contract/vendor.ts";
import type { SessionFacts } from "../reader/api.ts";
import { asText, withValueAt } from "../reader/json.ts";
import type { SpecCredentials } from "./accounts.ts";

/** The request of a login with these credentials: what they name, and what every login carries. */
export function loginRequestOf({ login }: SessionFacts, credentials: SpecCredentials): LoginRequest {
  const { method, contentType, input, fixed = [] } = login;
  const headers: [name: string, value: string][] = [];
  const query: string[] = [];
  const cookies: string[] = [];
  let { path } = login;
  let body: unknown;
  const put = (where: string, name: string, value: unknown): void => {
    if (where === "header") headers.push([name, asText(value)]);
    else if (where === "query") query.push(`${encodeURIComponent(name)}=${encodeURIComponent(asText(value))}`);
    else if (where === "cookie") cookies.push(`${name}=${asText(value)}`);
    else if (where === "path") path = path.replace(`{${name}}`, encodeURIComponent(asText(value)));
    else body = withValueAt(body, name, value);
  };
  for (const { in: where, name, value } of fixed) put(where, name, value);
  for (const { name, in: where, wire, prefix } of input) {
    const value = credentials[name];
    if (value === undefined || where === "basic") continue;
    if (where === "body") body = { ...(body as object | undefined), [wire]: value };
    else put(where, wire, prefix === undefined ? value : prefix + asText(value));
  }
  if (input.some(({ in: where, name }) => where === "basic" && credentials[name] !== undefined)) {
    const text = `${asText(credentials["username"] ?? "")}:${asText(credentials["password"] ?? "")}`;
    headers.push(["Authorization", `Basic ${Buffer.from(text).toString("base64")}`]);
  }
  if (cookies.length > 0) headers.push(["Cookie", cookies.join("; ")]);
  if (contentType !== undefined && body !== undefined) headers.push(["Content-Type", contentType]);
  return {
    method,
    path: path + (query.length === 0 ? "" : `?${query.join("&")}`),
    headers,
    ...(body !== undefined && { body: contentType !== undefined && /urlencoded/i.test(contentType) ? formOf(body) : JSON.stringify(body) }),
  };
}

function formOf(body: unknown): string {
  const pairs = Object.entries(body as object).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, asText(each)]),
  );
  return new URLSearchParams(pairs).toString();
}
