import { randomUUID } from "node:crypto";
import { createAccount, type Account, type FlashBladeCredentials } from "../../server/account.ts";
import { empty, html, json, type Answer } from "../../http/answer.ts";
import { loginPage } from "../../server/authorize.ts";
import { getHeader, type Incoming } from "../../http/incoming.ts";
import { login } from "../../server/login.ts";
import { logout } from "../../server/logout.ts";
import type { Policies } from "../../policies/policies.ts";
import { echo } from "../../records/secret-headers.ts";
import type { Presented, VendorServer } from "../../server/vendor.ts";
import { createArrays } from "./arrays.ts";
import { createFileSystems } from "./file-systems.ts";

/** Ascending, as an array lists them. Where 2.x ends is a choice. */
const versions = [
  ..."1.0 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.8.1 1.9 1.10 1.11 1.12".split(" "),
  ...Array.from({ length: 27 }, (_, minor) => `2.${minor}`),
];

function readCredentials(incoming: Incoming, accounts: readonly Account<FlashBladeCredentials>[], policies: Policies): Presented {
  const inHeader = getHeader(incoming, "api-token");
  const inQuery = policies.queryApiToken ? new URLSearchParams(incoming.query).get("api-token") : null;
  const token = inHeader ?? inQuery ?? undefined;
  const account = token === undefined ? undefined : accounts.find(({ credentials }) => credentials.apiToken === token);
  return { kind: "credentials", names: account, account };
}

/** One of the three error bodies that exist. `code` is a member of the body, and not always the HTTP status. */
function errorBody(kind: Policies["errorBody"], code: number, context: string, message: string): unknown {
  if (kind === "message") return { message };
  const entry = { code, context, message };
  return kind === "errors" ? { errors: [entry] } : { error: [entry] };
}

/** A FlashBlade array's API, as far as logins go, and a few data calls of REST 1.x and 2.x. */
export function flashBlade(): VendorServer {
  const fileSystems = createFileSystems((...about) => vendor.error(...about));
  // The trap: the vendor's own exporter posted its logout to a versioned path, got 400, and leaked every session.
  const versioned = (incoming: Incoming, world: Parameters<VendorServer["error"]>[3]): Answer =>
    vendor.error(incoming, 400, "Login and logout are not versioned: use /api/login and /api/logout", world);

  const vendor: VendorServer = {
    name: "flashblade",
    basePath: "/api",
    usesXsrf: false,
    routes: [
      {
        operation: "login",
        method: "POST",
        path: "/api/login",
        handler: { secured: false, run: ({ incoming }, world) => login(incoming, vendor, world) },
      },
      {
        operation: "logout",
        method: "POST",
        path: "/api/logout",
        handler: { secured: true, run: (call, world) => logout(call, vendor, world) },
      },
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
      {
        operation: "versionedLogin",
        method: "POST",
        path: "/api/{version}/login",
        handler: { secured: false, run: ({ incoming }, world) => versioned(incoming, world) },
      },
      {
        operation: "versionedLogout",
        method: "POST",
        path: "/api/{version}/logout",
        handler: { secured: false, run: ({ incoming }, world) => versioned(incoming, world) },
      },
      ...fileSystems.routes,
      ...createArrays((...about) => vendor.error(...about)),
      { operation: "loginPage", method: "GET", path: "/login", handler: { secured: false, run: () => html(200, loginPage) } },
    ],
    hasVersion: (version) => versions.includes(version),
    credentialNames: ["apiToken", "username"],
    makeAccount(index, given) {
      const { apiToken = `T-${randomUUID()}`, username = `pureuser${index || ""}` } = given;
      const credentials: FlashBladeCredentials = { apiToken };
      return createAccount(username, randomUUID(), credentials);
    },
    readCredentials: (incoming, world) => readCredentials(incoming, world.accounts as Account<FlashBladeCredentials>[], world.policies),
    readSession: (incoming) => ({ token: getHeader(incoming, "x-auth-token") || undefined, xsrf: undefined }),
    makeTokens: () => ({ token: randomUUID(), xsrf: "" }),
    sessionHeaders: (session) => [["x-auth-token", session.token]],
    loginAnswer: (account) => json(200, { username: account.user }),
    closed: () => empty(200),
    error(incoming, status, message, world) {
      const shown = world.policies.echoSecrets ? `${message} (received ${echo(incoming)})` : message;
      return json(status, errorBody(world.policies.errorBody, status, incoming.path, shown));
    },
    words: {
      refusedLogin: "Unable to list user for API token.",
      locked: "Account is locked out. Try again later.",
      throttled: "Too many requests",
      license: "There is no active license.",
      dead: "Access Denied",
      xsrf: "Access Denied",
      forbidden: "Access Denied",
      full: "Too many open sessions",
    },
    reset: () => fileSystems.reset(),
  };
  return vendor;
}
