// Generated from specs/flashblade.yaml by "npm run generate". Do not edit.
// Stamp of the spec, the generator and these files: 19700e6e116a279b86ab189ff8c5451bdd14ae04c7fa7a580a75bb032c4bdb5c
import type { MemberOf, SessionDescriptor } from "@vendor-auth/client";
import { operations } from "./operations.ts";
import type { operations as Operations, paths } from "./schema.ts";

type Body = NonNullable<Operations["login"]["requestBody"]>["content"]["application/json"];

/**
 * What a login takes: the input of POST /login.
 *
 * Log in to the server
 *
 * Log in to the server.
 *
 * The API token goes in a header, and there is no body; or a name and a password go in the body, without the header. The
 * vendor's page names the authorization `ApiTokenQueryParam`; see that security scheme for why no operation uses it. The
 * page also lists `Content-Type: application/json` although nothing is sent with a token.
 *
 * An array locks an account after `max_login_attempts` (1 to 100) failures for `lockout_duration` (1 second to 90
 * days): a login repeated with a revoked token locks the account.
 *
 * Choice: the answers 400 and 401, because the status and body for a bad API token are unknown. FlashArray, the
 * sibling product, answers 400; other clients expect 401.
 */
export type Credentials =
  | {
    /** the token to log in */
    readonly apiToken: NonNullable<NonNullable<Operations["login"]["parameters"]["header"]>["api-token"]>;
  }
  | {
    /** The user's name. */
    readonly username: MemberOf<Body, "username">;
    /** The user's password. */
    readonly password: MemberOf<Body, "password">;
  };

/** How a session opens, what it carries, and how it closes. */
export const session = {
  vendor: "flashblade",
  server: { url: "https://{host}/api", variables: { host: "purity_fb_server" } },
  login: {
    method: "POST",
    path: "/login",
    input: [
      { name: "apiToken", in: "header", wire: "api-token", required: false, secret: true },
      { name: "username", in: "body", wire: "username", required: false, secret: false },
      { name: "password", in: "body", wire: "password", required: false, secret: true },
    ],
    ways: [["apiToken"], ["username", "password"]],
    contentType: "application/json",
    isBodyOptional: true,
    secrets: [],
  },
  logout: { method: "POST", path: "/logout", links: [] },
  credentials: [
    {
      name: "AuthTokenHeader",
      from: { in: "header", name: "x-auth-token" },
      to: { in: "header", name: "x-auth-token" },
    },
  ],
  open: [
    { method: "POST", path: "/login" },
    { method: "GET", path: "/api_version" },
    { method: "GET", path: "/login-banner" },
  ],
  operations,
} as const satisfies SessionDescriptor as SessionDescriptor<paths, Credentials>;
