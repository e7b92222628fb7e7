import { randomUUID } from "node:crypto";
import { empty, json } from "../../http/answer.ts";
import { getHeader } from "../../http/incoming.ts";
import type { SharedPolicies } from "../../policies/shared-policies.ts";
import type { Account } from "../../model/account.ts";
import type { VendorServer } from "../../model/vendor-server.ts";
import { versionedPaths } from "../contract/versioned-paths.ts";
import { createArrays } from "./arrays.ts";
import { makeAccount, readCredentials, type FlashBladeCredentials } from "./credentials.ts";
import { errorBody } from "./error-body.ts";
import { createFileSystems } from "./file-systems.ts";
import { requestId, tooManyRequests } from "./gateway.ts";
import { createHardware } from "./hardware.ts";
import type { FlashBladePolicies } from "./policies.ts";
import { versionedLogin, versionedLogout } from "./versioned.ts";
import { versions } from "./versions.ts";

/** A FlashBlade array's API, as far as logins go, and a few data calls of REST 1.x and 2.x. */
export function createFlashBlade(policies: SharedPolicies & FlashBladePolicies): VendorServer {
  const fileSystems = createFileSystems();
  return {
    basePath: "/api",
    routes: [
      { operation: "login", method: "POST", path: "/api/login", handler: "login" },
      { operation: "logout", method: "POST", path: "/api/logout", handler: "logout" },
      {
        operation: "listVersions",
        method: "GET",
        path: "/api/api_version",
        handler: { secured: false, run: () => json(200, { versions }) },
      },
      {
        operation: "getLoginBanner",
        method: "GET",
        path: "/api/login-banner",
        handler: { secured: false, run: () => json(200, { login_banner: "Authorized use only. All activity is logged." }) },
      },
      { operation: "versionedLogin", method: "POST", path: "/api/{version}/login", handler: versionedLogin(policies) },
      { operation: "versionedLogout", method: "POST", path: "/api/{version}/logout", handler: versionedLogout },
      ...fileSystems.routes,
      ...createArrays(policies),
      ...createHardware(),
    ],
    ...versionedPaths(versions),
    makeAccount,
    readCredentials: (incoming, accounts) => readCredentials(incoming, accounts as readonly Account<FlashBladeCredentials>[], policies),
    readToken: (incoming) => getHeader(incoming, "x-auth-token") || undefined,
    makeTokens: () => ({ token: randomUUID() }),
    sessionHeaders: ({ token }) => [["x-auth-token", token]],
    loginAnswer: ({ account: { user } }) => json(200, { username: user }),
    logoutAnswer: () => empty(200),
    errorAnswer: ({ path }, status, message) =>
      status === 429 ? tooManyRequests(message) : json(status, errorBody(policies.errorBody, status, path, message)),
    commonHeaders: requestId,
    messages: {
      refusedLogin: "Unable to list user for API token.",
      locked: "Account is locked out. Try again later.",
      throttled: "Too many requests",
      license: "There is no active license.",
      dead: "Access Denied",
      forbidden: "Access Denied",
      full: "Too many open sessions",
    },
    reset: () => fileSystems.reset(),
  };
}
