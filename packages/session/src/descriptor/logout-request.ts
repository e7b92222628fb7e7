import type { SessionDescriptor } from "@vendor-auth/client";
import type { VendorRequest } from "../model/vendor.ts";
import { stepsOf, withValue } from "./json-pointer.ts";
import { encoded } from "./login-request.ts";
import { fillPath, put } from "./put.ts";

type Logout = NonNullable<SessionDescriptor["logout"]>;
type Link = Pick<Logout["links"][number], "in" | "name">;

/** What a session keeps for the logout stands beside its credentials, under a name that no scheme can have. */
export const linkName = ({ in: where, name }: Link) => (where === "path" ? `logout/${name}` : `logout/${where}/${name}`);

/** The request that ends a session, before it is authenticated. */
export function logoutRequest(logout: Logout, secrets: Readonly<Record<string, string>>): VendorRequest {
  const { method, contentType, fixed = [], links } = logout;
  const values = [
    ...fixed.map(({ in: where, name, value }) => ({ where, name, value })),
    ...links.map((link) => ({ where: link.in, name: link.name, value: linked(secrets[linkName(link)], link.isJson) })),
  ].filter(({ value }) => value !== undefined);
  const request = {
    url: fillPath(logout.path, (parameter) => {
      const filled = values.find(({ where, name }) => where === "path" && name === parameter);
      return filled && String(filled.value);
    }),
    headers: new Headers(),
  };
  let body: unknown;
  for (const { where, name, value } of values) {
    if (where === "body") body = withValue(body, stepsOf(name), value);
    else if (where !== "path") put(request, where, name, String(value));
  }
  if (contentType === undefined) return { method, path: request.url, headers: Object.fromEntries(request.headers) };
  request.headers.set("content-type", contentType);
  return { method, path: request.url, headers: Object.fromEntries(request.headers), body: encoded(body ?? {}, contentType) };
}

function linked(text: string | undefined, isJson: boolean | undefined): unknown {
  return text !== undefined && isJson ? (JSON.parse(text) as unknown) : text;
}
