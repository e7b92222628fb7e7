import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { basic, json, type PlainVendor } from "./plain-vendor.ts";

/**
 * Descriptions as their publishers have them, beside a clone of this repository; no part of it, and not there for everyone. Played with
 * the long suites.
 */
const folder = new URL("../../../../../../shared/real-specs/", import.meta.url);
export const arePublishedThere = process.env["TEST_LONG"] === "true" && existsSync(folder);

const published = (path: string): string => fileURLToPath(new URL(path, folder));
const overlay = (name: string): string =>
  fileURLToPath(new URL(`../../../../codegen/test/support/published/${name}.overlay.yaml`, import.meta.url));
const flashblade = fileURLToPath(new URL("../../../../../specs/flashblade-rest-2.overlay.yaml", import.meta.url));
const token = ({ headers }: { headers: Headers }): Record<string, string> => ({ "x-auth-token": headers.get("x-auth-token") ?? "" });
const user = { username: "admin", password: "synthetic-password" };
const pure = (base: string, read: string): Pick<PlainVendor, "login" | "session" | "read" | "logout"> => ({
  login: ({ apiToken }) => ({ method: "POST", path: `${base}/login`, headers: { "api-token": apiToken } }),
  session: token,
  read,
  logout: () => ({ method: "POST", path: `${base}/logout` }),
});

export const publishedVendors: readonly PlainVendor[] = [
  { name: "flashblade-2-28", spec: published("flashblade-2.28.yaml"), overlays: [flashblade], ...pure("/api", "/api/2.28/file-systems") },
  {
    name: "flashblade-2-17",
    spec: published("flashblade-2.17-swagger2.yaml"),
    overlays: [flashblade],
    ...pure("/api", "/api/2.17/file-systems"),
  },
  {
    name: "flasharray",
    spec: published("flasharray-2.x.yaml"),
    overlays: [overlay("flasharray")],
    ...pure("/api/2.56", "/api/2.56/volumes"),
  },
  {
    name: "argocd",
    spec: published("argocd-swagger2.json"),
    overlays: [overlay("argocd")],
    given: user,
    login: ({ username, password }) => json("POST", "/api/v1/session", { username, password }),
    session: ({ body }) => ({ authorization: `Bearer ${body.token}` }),
    read: "/api/v1/account",
    logout: () => ({ method: "DELETE", path: "/api/v1/session" }),
  },
  {
    name: "gitea",
    spec: published("gitea-swagger2.json"),
    overlays: [overlay("gitea")],
    given: { ...user, name: "ours" },
    login: ({ username, password, name }) => ({
      ...basic("POST", `/users/${username}/tokens`, { username, password }, { "content-type": "application/json" }),
      body: JSON.stringify({ name }),
    }),
    session: ({ body }) => ({ authorization: `token ${body.sha1}` }),
    read: "/user/repos",
    logout: ({ body }, { username }) => ({ method: "DELETE", path: `/users/${username}/tokens/${body.id}` }),
  },
  {
    name: "portainer-published",
    spec: published("portainer.yaml"),
    overlays: [overlay("portainer")],
    given: { ...user, ApiKeyAuth: "synthetic-key" }, // which some operations want beside the session
    always: () => ({ "x-api-key": "synthetic-key" }),
    login: ({ username, password }) => json("POST", "/auth", { username, password }),
    session: ({ body }) => ({ authorization: `Bearer ${body.jwt}` }),
    read: "/endpoint_groups",
    logout: () => ({ method: "POST", path: "/auth/logout" }),
  },
  {
    name: "pi-hole",
    spec: published("pihole/main.yaml"),
    overlays: [overlay("pi-hole")],
    login: ({ password }) => json("POST", "/auth", { password }),
    session: ({ body }) => ({ "x-ftl-sid": body.session.sid }),
    read: "/history",
    logout: () => ({ method: "DELETE", path: "/auth" }),
  },
];
