import { randomBytes } from "node:crypto";
import { empty, json } from "../../http/answer.ts";
import { getCookie } from "../../http/incoming.ts";
import type { SharedPolicies } from "../../policies/shared-policies.ts";
import type { Account } from "../../model/account.ts";
import type { VendorServer } from "../../model/vendor-server.ts";
import { versionedPaths } from "../contract/versioned-paths.ts";
import { makeAccount, readCredentials, type CloudEndureCredentials } from "./credentials.ts";
import type { CloudEndurePolicies } from "./policies.ts";
import { createProjects } from "./projects.ts";
import { showUser } from "./user.ts";
import { readXsrf, xsrfCookie } from "./xsrf.ts";

const versions = ["latest", "v2", "v3", "v4", "v5"];

const limitReached =
  "Authentication failure limit has been reached. The service will become available for additional requests after a timeout.";

/** `code` is a string; which strings exist is unknown. */
const codes: Readonly<Record<number, string>> = {
  401: "unauthenticated",
  402: "noActiveLicense",
  403: "forbidden",
  404: "notFound",
  405: "methodNotAllowed",
  422: "invalidRequest",
  429: "authenticationFailureLimit",
};

const ours = (account: Account): Account<CloudEndureCredentials> => account as Account<CloudEndureCredentials>;

/** CloudEndure's console API, as far as logins go, and a few data calls. */
export function createCloudEndure(policies: SharedPolicies & CloudEndurePolicies): VendorServer {
  const projects = createProjects();
  return {
    basePath: "/api/latest",
    routes: [
      { operation: "login", method: "POST", path: "/api/{version}/login", handler: "login" },
      { operation: "logout", method: "POST", path: "/api/{version}/logout", handler: "logout" },
      // It answers User, as the UserApi of the generated client has it.
      {
        operation: "getMe",
        method: "GET",
        path: "/api/{version}/me",
        handler: { secured: true, run: ({ incoming, session }) => json(200, showUser(ours(session.account), incoming.origin)) },
      },
      ...projects.routes,
    ],
    ...versionedPaths(versions),
    makeAccount,
    readCredentials: (incoming, accounts) => readCredentials(incoming, accounts.map(ours)),
    readToken: (incoming) => getCookie(incoming, "session"),
    findFlaw(incoming, session) {
      const xsrf = readXsrf(incoming);
      if (xsrf === session.others["xsrf"]) return undefined;
      const detail = `XSRF token ${xsrf === undefined ? "missing" : "wrong"}`;
      return { status: policies.xsrfStatus, message: "XSRF token missing or invalid", detail };
    },
    makeTokens: () => ({
      // A signed Flask cookie: data, time, signature.
      token: [
        `.eJx${randomBytes(60).toString("base64url")}`,
        randomBytes(4).toString("base64url"),
        randomBytes(20).toString("base64url"),
      ].join("."),
      others: { xsrf: randomBytes(16).toString("base64") },
    }),
    sessionHeaders: ({ token, others }, kind) => [
      ...(kind === "login" ? ([["Set-Cookie", xsrfCookie(others["xsrf"])]] as const) : []),
      ["Set-Cookie", `session=${token}; HttpOnly; Path=/`],
    ],
    loginAnswer: ({ account }, { origin }) => json(200, showUser(ours(account), origin), [["X-CloudEndure-Version", "5"]]),
    // Location's form is unknown. A path is the choice: every client that was seen resolves it.
    loginPathOf: (version) => (/^(latest|v\d+)$/.test(version) ? `/api/${version}/login` : undefined),
    logoutAnswer: () => empty(204),
    errorAnswer: (_, status, message) => json(status, { message, code: codes[status] ?? "error" }),
    messages: {
      refusedLogin: "The login credentials provided cannot be authenticated.",
      locked: limitReached,
      throttled: limitReached,
      license: "There is no active license configured for this account.",
      dead: "Unauthenticated",
      forbidden: "Not allowed",
      full: "Too many open sessions",
    },
    reset: () => projects.reset(),
  };
}
