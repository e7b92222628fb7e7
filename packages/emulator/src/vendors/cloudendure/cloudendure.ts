import { randomBytes, randomUUID } from "node:crypto";
import { createAccount, type Account, type CloudEndureCredentials } from "../../server/account.ts";
import { empty, html, json } from "../../http/answer.ts";
import { loginPage } from "../../server/authorize.ts";
import { getCookie, getHeader, type Incoming } from "../../http/incoming.ts";
import { login } from "../../server/login.ts";
import { logout } from "../../server/logout.ts";
import { echo } from "../../records/secret-headers.ts";
import type { Presented, VendorServer } from "../../server/vendor.ts";
import { createProjects } from "./projects.ts";

const versions = new Set(["latest", "v2", "v3", "v4", "v5"]);

/** The User that login and `/me` answer with. It holds the long-lived API token, as the real one does. */
function user(account: Account<CloudEndureCredentials>, origin: string) {
  return {
    username: account.user,
    status: "CONFIRMED",
    account: account.id,
    roles: ["USER", "ACCOUNT_ADMIN"],
    settings: { sendNotifications: { projectIDs: [], projectIDsUntestedMigrations: [] } },
    apiToken: account.credentials.userApiToken,
    hasPassword: true,
    termsAccepted: true,
    id: account.id,
    selfLink: `${origin}/api/latest/users/${account.id}`,
  };
}

/** An API token in the vendor's shape: sixteen groups of four. */
function makeApiToken(): string {
  return randomBytes(32)
    .toString("hex")
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1-");
}

function readCredentials(incoming: Incoming, accounts: readonly Account<CloudEndureCredentials>[]): Presented {
  let body: unknown;
  try {
    body = incoming.body.trim() === "" ? {} : JSON.parse(incoming.body);
  } catch {
    return { kind: "malformed", status: 422, message: "The request body is not JSON" };
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    return { kind: "malformed", status: 422, message: "The request body is not an object" };
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(body)) {
    // Empty members are ignored: generated clients send every property they know.
    if (value === null || value === "") continue;
    if (typeof value !== "string") return { kind: "malformed", status: 422, message: `${name.slice(0, 40)} is not a string` };
    given.set(name, value);
  }
  const [token, username, password, code] = ["userApiToken", "username", "password", "googleOauthCode"].map((name) => given.get(name));
  const named = accounts.find((account) => account.user === username);
  let account: Account | undefined;
  // Clients send one combination; which one wins when more come is a choice.
  if (token !== undefined) account = accounts.find(({ credentials }) => credentials.userApiToken === token);
  else if (password !== undefined) account = named?.credentials.password === password ? named : undefined;
  else if (code !== undefined) account = accounts.find(({ credentials }) => credentials.googleOauthCode === code);
  return { kind: "credentials", names: account ?? named, account };
}

/** The three spellings in which clients send the token back are one: `"tok==\012"`, `tok==\012`, `tok==`. */
function normalizeXsrf(value: string): string {
  return value
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .replace(/\\012$/, "");
}

/** CloudEndure's console API, as far as logins go, and a few data calls. */
export function cloudEndure(): VendorServer {
  const projects = createProjects();
  const vendor: VendorServer = {
    name: "cloudendure",
    basePath: "/api/latest",
    usesXsrf: true,
    routes: [
      {
        operation: "login",
        method: "POST",
        path: "/api/{version}/login",
        handler: { secured: false, run: ({ incoming }, world) => login(incoming, vendor, world) },
      },
      {
        operation: "logout",
        method: "POST",
        path: "/api/{version}/logout",
        handler: { secured: true, run: (call, world) => logout(call, vendor, world) },
      },
      // No source names this path: it stands for "any call about the user".
      {
        operation: "getMe",
        method: "GET",
        path: "/api/{version}/me",
        handler: {
          secured: true,
          run: ({ incoming, session }) => json(200, user(session?.account as Account<CloudEndureCredentials>, incoming.origin)),
        },
      },
      ...projects.routes,
      { operation: "loginPage", method: "GET", path: "/login", handler: { secured: false, run: () => html(200, loginPage) } },
    ],
    hasVersion: (version) => versions.has(version),
    credentialNames: ["userApiToken", "username", "password", "googleOauthCode"],
    makeAccount(index, given) {
      const made = {
        userApiToken: makeApiToken(),
        username: `user${index || ""}@example.com`,
        password: randomBytes(12).toString("base64url"),
      };
      const credentials: CloudEndureCredentials = { ...made, ...given };
      return createAccount(credentials.username, randomUUID(), credentials);
    },
    readCredentials: (incoming, world) => readCredentials(incoming, world.accounts as Account<CloudEndureCredentials>[]),
    readSession(incoming) {
      const xsrf = getHeader(incoming, "x-xsrf-token");
      return { token: getCookie(incoming, "session"), xsrf: xsrf === undefined ? undefined : normalizeXsrf(xsrf) };
    },
    makeTokens: () => ({
      // A signed Flask cookie: data, time, signature.
      token: [
        `.eJx${randomBytes(60).toString("base64url")}`,
        randomBytes(4).toString("base64url"),
        randomBytes(20).toString("base64url"),
      ].join("."),
      xsrf: randomBytes(16).toString("base64"),
    }),
    sessionHeaders: (session, kind) => [
      ...(kind === "login" ? ([["Set-Cookie", `XSRF-TOKEN="${session.xsrf}\\012"; Path=/`]] as const) : []),
      ["Set-Cookie", `session=${session.token}; HttpOnly; Path=/`],
    ],
    loginAnswer: (account, incoming) =>
      json(200, user(account as Account<CloudEndureCredentials>, incoming.origin), [["X-CloudEndure-Version", "5"]]),
    closed: () => empty(204),
    error(incoming, status, message, world) {
      const shown = world.policies.echoSecrets ? `${message} (received ${echo(incoming)})` : message;
      return json(status, { message: shown, code: codes[status] ?? "error" });
    },
    words: {
      refusedLogin: "The login credentials provided cannot be authenticated.",
      locked: "Authentication failure limit has been reached. The service will become available for additional requests after a timeout.",
      throttled:
        "Authentication failure limit has been reached. The service will become available for additional requests after a timeout.",
      license: "There is no active license configured for this account.",
      dead: "Unauthenticated",
      xsrf: "XSRF token missing or invalid",
      forbidden: "Not allowed",
      full: "Too many open sessions",
    },
    reset: () => projects.reset(),
  };
  return vendor;
}

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
