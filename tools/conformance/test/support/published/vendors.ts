import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Descriptions as their publishers have them, beside a clone of this repository; no part of it, and not there for everyone. */
const folder = new URL("../../../../../../shared/real-specs/", import.meta.url);
export const areThere = existsSync(folder);

const overlayOf = (name: string) =>
  fileURLToPath(new URL(`../../../../../packages/codegen/test/support/published/${name}.overlay.yaml`, import.meta.url));
const flashblade = fileURLToPath(new URL("../../../../../specs/flashblade-rest-2.overlay.yaml", import.meta.url));
const spec = (path: string) => fileURLToPath(new URL(path, folder));

/** How a vendor's session looks on the wire, as its overlay must make the client send it. */
export interface Wire {
  readonly base: string;
  readonly credentials: object;
  readonly login: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** Its JSON body. */
    readonly given: Readonly<Record<string, string>> | undefined;
  };
  readonly answer: (token: string, number: number) => { readonly headers?: Record<string, string>; readonly body?: object };
  readonly carried: (headers: NodeJS.Dict<string | string[]>) => unknown;
  /** `{number}` in its path is the session's. */
  readonly logout: { readonly method: string; readonly path: string; readonly status: number };
  /** A path of the description that needs a session. */
  readonly data: string;
}

const apiToken = "T-00000000-0000-4000-8000-000000000001";
const user = { username: "admin", password: "synthetic-password" };
const pure = (login: string, logout: string, data: string): Wire => ({
  base: "",
  credentials: { apiToken },
  login: { method: "POST", path: login, headers: { "api-token": apiToken }, given: undefined },
  answer: (token) => ({ headers: { "x-auth-token": token }, body: { username: "pureuser" } }),
  carried: (headers) => headers["x-auth-token"],
  logout: { method: "POST", path: logout, status: 200 },
  data,
});
const bearer = (headers: NodeJS.Dict<string | string[]>) => String(headers["authorization"]).replace(/^Bearer /, "");

export interface PublishedApi {
  readonly name: string;
  readonly spec: string;
  readonly overlay: string;
  readonly wire: Wire;
}

export const apis: readonly PublishedApi[] = [
  {
    name: "flashblade",
    spec: spec("flashblade-2.28.yaml"),
    overlay: flashblade,
    wire: pure("/api/login", "/api/logout", "/api/2.28/file-systems"),
  },
  {
    name: "flashblade-swagger",
    spec: spec("flashblade-2.17-swagger2.yaml"),
    overlay: flashblade,
    wire: pure("/api/login", "/api/logout", "/api/2.17/file-systems"),
  },
  {
    name: "flasharray",
    spec: spec("flasharray-2.x.yaml"),
    overlay: overlayOf("flasharray"),
    wire: pure("/api/2.56/login", "/api/2.56/logout", "/api/2.56/volumes"),
  },
  {
    name: "argocd",
    spec: spec("argocd-swagger2.json"),
    overlay: overlayOf("argocd"),
    wire: {
      base: "",
      credentials: user,
      login: { method: "POST", path: "/api/v1/session", given: user },
      answer: (token) => ({ body: { token } }),
      carried: bearer,
      logout: { method: "DELETE", path: "/api/v1/session", status: 200 },
      data: "/api/v1/account",
    },
  },
  {
    name: "portainer",
    spec: spec("portainer.yaml"),
    overlay: overlayOf("portainer"),
    wire: {
      base: "/api",
      credentials: user,
      login: { method: "POST", path: "/auth", given: user },
      answer: (token) => ({ body: { jwt: token } }),
      carried: bearer,
      logout: { method: "POST", path: "/auth/logout", status: 204 },
      data: "/endpoint_groups",
    },
  },
  {
    name: "pi-hole",
    spec: spec("pihole/main.yaml"),
    overlay: overlayOf("pi-hole"),
    wire: {
      base: "/api",
      credentials: { password: user.password },
      login: { method: "POST", path: "/auth", given: { password: user.password } },
      answer: (token) => ({ body: { session: { valid: true, sid: token, validity: 300 }, took: 0.1 } }),
      carried: (headers) => headers["x-ftl-sid"],
      logout: { method: "DELETE", path: "/auth", status: 204 },
      data: "/history",
    },
  },
  {
    name: "gitea",
    spec: spec("gitea-swagger2.json"),
    overlay: overlayOf("gitea"),
    wire: {
      base: "/api/v1",
      credentials: { ...user, name: "ours" },
      login: {
        method: "POST",
        path: "/users/admin/tokens",
        headers: { authorization: `Basic ${Buffer.from(`${user.username}:${user.password}`).toString("base64")}` },
        given: { name: "ours" },
      },
      answer: (token, number) => ({ body: { id: number, name: "ours", sha1: token } }),
      carried: (headers) => String(headers["authorization"]).replace(/^token /, ""),
      logout: { method: "DELETE", path: "/users/admin/tokens/{number}", status: 204 },
      data: "/user/repos",
    },
  },
];
