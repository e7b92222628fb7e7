import type { SessionDescriptor } from "@vendor-auth/client";
import type { VendorRequest } from "../model/vendor.ts";
import { type Draft, put, written } from "./put.ts";

type Logout = NonNullable<SessionDescriptor["logout"]>;
type Link = Pick<Logout["links"][number], "in" | "name">;

/** What a session keeps for the logout stands beside its credentials, under a name that no scheme can have. */
export function linkName({ in: where, name }: Link) {
  return where === "path" ? `logout/${name}` : `logout/${where}/${name}`;
}

/** The request that ends a session, before it is authenticated. */
export function logoutRequest(logout: Logout, secrets: Readonly<Record<string, string>>): VendorRequest {
  const draft: Draft = { url: logout.path, headers: new Headers() };
  for (const { in: where, name, value } of logout.fixed ?? []) put(draft, where, name, value);
  for (const link of logout.links) {
    const text = secrets[linkName(link)];
    if (text !== undefined) put(draft, link.in, link.name, link.isJson ? JSON.parse(text) : text);
  }
  return written(logout.method, draft, logout.contentType);
}
