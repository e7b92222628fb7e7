// Generated from specs/cloudendure.yaml by "npm run generate". Do not edit.
// Stamp of the spec, the generator and these files: 75b8aee5862ea4f50d0017b9962c6d31abaffdc507505ccd10e1e06f4ad7f29b
import type { MemberOf, SessionDescriptor } from "@vendor-auth/client";
import { operations } from "./operations.ts";
import type { operations as Operations, paths } from "./schema.ts";

type Body = NonNullable<Operations["login"]["requestBody"]>["content"]["application/json"];

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
export type Credentials =
  | {
    /** The usual credential, sent alone. Its shape is `([A-Z0-9]{4}-){15}[A-Z0-9]{4}`, 79 characters. Choice: the shape is no `pattern`, because no source says that another shape is refused before it is tried. */
    readonly userApiToken: MemberOf<Body, "userApiToken">;
    /** Its use is unknown. Choice: a secret, because its name says token. */
    readonly loginToken?: MemberOf<Body, "loginToken"> | undefined;
    /** No client sends it to /login. Choice: a secret, because its name says token. */
    readonly agentInstallationToken?: MemberOf<Body, "agentInstallationToken"> | undefined;
    /** No use in a login was found. */
    readonly accountIdentifier?: MemberOf<Body, "accountIdentifier"> | undefined;
  }
  | {
    /** The user's name, sent with `password`. */
    readonly username: MemberOf<Body, "username">;
    /** The user's password, sent with `username`. */
    readonly password: MemberOf<Body, "password">;
    /** Its use is unknown. Choice: a secret, because its name says token. */
    readonly loginToken?: MemberOf<Body, "loginToken"> | undefined;
    /** No client sends it to /login. Choice: a secret, because its name says token. */
    readonly agentInstallationToken?: MemberOf<Body, "agentInstallationToken"> | undefined;
    /** No use in a login was found. */
    readonly accountIdentifier?: MemberOf<Body, "accountIdentifier"> | undefined;
  }
  | {
    /** A Google OAuth code, sent alone. */
    readonly googleOauthCode: MemberOf<Body, "googleOauthCode">;
    /** Its use is unknown. Choice: a secret, because its name says token. */
    readonly loginToken?: MemberOf<Body, "loginToken"> | undefined;
    /** No client sends it to /login. Choice: a secret, because its name says token. */
    readonly agentInstallationToken?: MemberOf<Body, "agentInstallationToken"> | undefined;
    /** No use in a login was found. */
    readonly accountIdentifier?: MemberOf<Body, "accountIdentifier"> | undefined;
  };

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
    ways: [["userApiToken"], ["username", "password"], ["googleOauthCode"]],
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
