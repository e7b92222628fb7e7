import { empty, type Answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import { createRouter, type Route } from "../http/router.ts";
import type { Account } from "../model/account.ts";
import type { Handler } from "../model/handler.ts";
import type { VendorServer } from "../model/vendor-server.ts";
import type { VendorDefaults } from "../policies/shared-policies.ts";
import type { SpecPolicies } from "../policies/spec-policies.ts";
import { digest } from "../support/digest.ts";
import { valuesOf } from "./answers/bodies.ts";
import { mediaOf, successOf } from "./answers/media.ts";
import { createDataRoutes } from "./data-routes.ts";
import { pathOf, pathOfServer } from "./paths.ts";
import { createRequestCheck } from "./requests/request-check.ts";
import type { SpecCredentials } from "./session/accounts.ts";
import { createLogoutCheck } from "./session/logout-check.ts";
import { createCredentialReader } from "./session/read-credentials.ts";
import { createRefusals, messages } from "./session/refusals.ts";
import { refusalStatus } from "./session/statuses.ts";
import type { SpecApi } from "./spec-api.ts";

/** A server of a description. It reads the policies at every request. */
export function createSpecServer(api: SpecApi, policies: SpecPolicies, defaults: VendorDefaults): VendorServer {
  const { description, operations, context, reader, loginAnswers, handedOut, secrets } = api;
  const { login, logout, data, byName } = operations;
  const { session, document } = description;
  const routes: Route<Handler>[] = [
    ...createDataRoutes(data, context),
    { operation: "login", method: login.method, path: pathOf(login), handler: "login" },
    ...(logout === undefined ? [] : [{ operation: "logout", method: logout.method, path: pathOf(logout), handler: "logout" as const }]),
  ];
  const find = createRouter<Handler>(routes);
  const refusal = createRefusals(session, context, defaults);
  const checkOf = (operation: typeof login) => createRequestCheck(operation, document, context.requestSchemas);
  const readCredentials = createCredentialReader(description, login, {
    check: checkOf(login),
    statusOf: (kind) => refusalStatus(login, kind, defaults.badTokenStatus),
  });
  const logoutCheck =
    logout && createLogoutCheck(description, logout, { check: checkOf(logout), reader, statusOf: (kind) => refusalStatus(logout, kind) });

  function paramsOf(incoming: Incoming): Readonly<Record<string, string>> {
    const found = find(incoming.method, incoming.path);
    return found.kind === "route" ? found.params : {};
  }

  return {
    basePath: pathOfServer(session.server),
    routes,
    makeAccount: (index, given) => api.makeAccount(index, given),
    readCredentials: (incoming, accounts) => readCredentials(incoming, paramsOf(incoming), accounts as readonly Account<SpecCredentials>[]),
    readToken: (incoming, operation) =>
      reader.readToken(incoming) ?? (operation === "logout" ? logoutCheck?.readToken(incoming, paramsOf(incoming)) : undefined),
    findFlaw(incoming, opened, operation) {
      if (reader.isComplete(incoming, opened, byName.get(operation))) return undefined;
      const status = policies.xsrfStatus ?? policies.deadSessionStatus;
      return { status, message: messages.dead, detail: "a part of the session is missing or wrong" };
    },
    makeTokens: () => reader.tokensOf(loginAnswers.makeValues()),
    sessionHeaders: (opened, kind) => loginAnswers.handOut(reader.valuesOf(opened), kind === "login" ? handedOut : handedOut.slice(0, 1)),
    loginAnswer: (opened) => loginAnswers.answer(reader.valuesOf(opened)),
    errorAnswer(incoming, status, message, kind) {
      const found = find(incoming.method, incoming.path);
      const operation = found.kind === "route" ? byName.get(found.operation) : undefined;
      return refusal(incoming, operation, { status, message, kind });
    },
    needsSession: () => true,
    messages,
    findLogoutFlaw: ({ incoming, params }, opened) => logoutCheck?.findFlaw(incoming, params, opened),
    logoutAnswer: () => logoutAnswer(api),
    isSecretName: (name) => secrets.names.has(name.toLowerCase()),
    redactPath(incoming) {
      const found = find(incoming.method, incoming.path);
      if (found.kind !== "route") return incoming.path;
      const names = found.operation === "login" ? secrets.ofLogin : found.operation === "logout" ? secrets.ofLogout : new Set<string>();
      const values = Object.entries(found.params).flatMap(([name, value]) => (names.has(name) ? [value] : []));
      return values.reduce((path, value) => path.replace(value, `sha256:${digest(decodeURIComponent(value))}`), incoming.path);
    },
    reset: () => {},
  };
}

/** What a logout answers: its first success, as the description tells it from a failure. */
function logoutAnswer({ description, operations: { logout }, context: { bodies } }: SpecApi): Answer {
  const declared = logout && successOf(logout);
  if (logout === undefined || declared === undefined) return empty(204);
  const { status, response } = declared;
  const media = status === 204 ? undefined : mediaOf(response, noRequest);
  if (media === undefined) return empty(status);
  const values = valuesOf(description.session.logout?.success ?? []);
  return { status, headers: [["Content-Type", media.type]], body: bodies.textOf(media, bodies.valueOf(media, { name: "logout", values })) };
}

const noRequest: Incoming = { method: "", path: "", query: "", rawHeaders: [], origin: "", body: "", bodyBytes: 0 };
