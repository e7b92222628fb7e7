// Generated from specs/cloudendure.yaml by "npm run generate". Do not edit.
// Stamp of the spec, the generator and these files: 0b7437534badf2e464587e18a7da90baf2779ab5c73ec330fea9dba5186f6f03
import type { SessionDescriptor } from "@vendor-auth/client";
import { operations } from "./operations.ts";
import type { operations as Operations, paths } from "./schema.ts";

/**
 * What a login takes: the input of POST /login.
 *
 * Login
 *
 * Upon successful authentication, this method returns a session identifier cookie that can be used to authenticate
 * subsequent API calls.
 *
 * Every member of the body is optional. Clients send exactly one of three combinations: `userApiToken`, `username`
 * with `password`, or `googleOauthCode`.
 */
export type Credentials = Readonly<NonNullable<Operations["login"]["requestBody"]>["content"]["application/json"]>;

/** How a session opens, what it carries, and how it closes. */
export const session = {
  vendor: "cloudendure",
  server: { url: "https://{host}/api/{version}", variables: { host: "console.cloudendure.com", version: "latest" } },
  login: {
    method: "POST",
    path: "/login",
    input: [
      { name: "username", in: "body", wire: "username", required: false, secret: false },
      { name: "password", in: "body", wire: "password", required: false, secret: true },
      { name: "userApiToken", in: "body", wire: "userApiToken", required: false, secret: true },
      { name: "loginToken", in: "body", wire: "loginToken", required: false, secret: true },
      {
        name: "agentInstallationToken",
        in: "body",
        wire: "agentInstallationToken",
        required: false,
        secret: true,
      },
      { name: "accountIdentifier", in: "body", wire: "accountIdentifier", required: false, secret: false },
      { name: "googleOauthCode", in: "body", wire: "googleOauthCode", required: false, secret: true },
    ],
    contentType: "application/json",
    secrets: ["/apiToken"],
  },
  logout: { method: "POST", path: "/logout", links: [] },
  credentials: [
    { name: "session", from: { in: "cookie", name: "session" }, to: { in: "cookie", name: "session" } },
    { name: "xsrf", from: { in: "cookie", name: "XSRF-TOKEN" }, to: { in: "header", name: "X-XSRF-TOKEN" } },
  ],
  open: [{ method: "POST", path: "/login" }],
  operations,
} as const satisfies SessionDescriptor as SessionDescriptor<paths, Credentials>;
