import type { Spec } from "../spec/read-spec.ts";
import { own } from "../source/json.ts";
import { leadsTo } from "../session/links.ts";
import { schemeNamed } from "../session/login/login-security.ts";
import { child, children } from "../spec/spec-node.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { setsCookie, tokensOf } from "./answered-values.ts";
import { lastWord, rank, summaryOf } from "./candidates.ts";
import type { Candidate } from "./candidates.ts";
import { logoutLink } from "./logout-link.ts";
import { secretInputs } from "./secret-inputs.ts";

/** The scheme of HTTP Basic that an operation takes, by which a login may be given its user and password. */
export function basicSchemeOf(spec: Spec, { security }: Operation): string | undefined {
  return security.flat().find((name) => String(own(schemeNamed(spec, name)?.value, "scheme")).toLowerCase() === "basic");
}

const loginPath = /^((log|sign)[-_]?in([-_]?session)?|auth|authenticate|(init[-_]?)?sessions?|tickets?|(auth|access)[-_]?tokens?)$/i;
/** `/auth/local`, `/auth/v1/tokens`: what stands there, and takes a secret, may log in, too. */
const loginFolder = /\/((log|sign)[-_]?in|auth(entication)?)\//i;
/** What is done with a secret, too, and opens no session. */
const otherUse = /oauth|saml|sso|admin|ldap|register|reset|forgot|recover|verif|valid|refresh|renew|invite|change|checkout/i;
const loginName = /log_?-?in|sign_?-?in(?!g)|authenticate|(create|init)_?session|session\w*create|create_?token/i;

function isLoginPath(operation: Operation): boolean {
  return loginPath.test(lastWord(operation)) || /\/auth(entication)?\/(v[\d.]+\/)?tokens?$/i.test(operation.path);
}

/** `/oauth2/token`, where it takes a password: what OAuth calls a grant is a login. */
function isGrant(spec: Spec, operation: Operation): boolean {
  return operation.method === "post" && /^tokens?$/i.test(lastWord(operation)) && takesPassword(spec, operation);
}

function isWithinLogins({ method, path }: Operation): boolean {
  return method === "post" && loginFolder.test(path);
}

function isLoginName({ id }: Operation): boolean {
  return loginName.test(id);
}

/** Operations that may open a session. */
export function findLogins(spec: Spec, operations: readonly Operation[]): Candidate[] {
  return rank(
    // What neither path nor name speaks for is left out at once: to look into each answer of a large description takes long.
    operations.filter(
      (one) =>
        ["post", "put", "get"].includes(one.method) && (isLoginPath(one) || isLoginName(one) || isWithinLogins(one) || isGrant(spec, one)),
    ),
    (operation) => [
      ["its path", 4, isLoginPath(operation)],
      ["its name", 3, isLoginName(operation)],
      ["where it stands", 2, isWithinLogins(operation) && takesSecret(spec, operation)],
      ["a password for a token", 4, !isLoginPath(operation) && isGrant(spec, operation)],
      ["its summary", 1, /\b(log|sign)s?[ -]?in\b|authenticat|session/i.test(summaryOf(operation))],
      ["a secret that it takes", 2, takesSecret(spec, operation)],
      ["a password", 1, isWithinLogins(operation) && takesPassword(spec, operation)],
      ["what it answers", 2, tokensOf(spec, operation).length > 0 || setsCookie(spec, operation)],
      ["a GET, which asks", -1, operation.method === "get"],
      ["a GET that opens nothing", -9, operation.method === "get" && !opensByGet(spec, operation)],
      ["a parameter in its path", -3, operation.path.includes("{") && basicSchemeOf(spec, operation) === undefined],
      ["a logout", -8, isLogoutName(lastWord(operation))],
      ["OAuth, an administrator's, or another use", -4, otherUse.test(operation.path) && !isGrant(spec, operation)],
    ],
  );
}

/** Operations that may end it. */
export function findLogouts(spec: Spec, operations: readonly Operation[], login: Operation | undefined): Candidate[] {
  const isItsPath = ({ path }: Operation) => path === login?.path;
  /** `/sessions/{id}` beside the login's `/sessions`, or `/sessions/current`. */
  const isWithin = ({ path }: Operation) => {
    const [start, rest] = login === undefined ? ["", undefined] : [path.slice(0, login.path.length), path.slice(login.path.length)];
    return start === login?.path && rest !== undefined && /^\/(\{[^}/]*\}|current|self|me|this)$/i.test(rest);
  };
  const links = (login === undefined ? [] : successesOf(login)).flatMap(([, answer]) => children(spec, child(spec, answer, "links")));
  const isLinked = (operation: Operation) => operation.method !== "get" && links.some(([, link]) => leadsTo(link, operation));
  const isFilled = (operation: Operation) => login !== undefined && logoutLink(spec, login, operation)?.lacking.length === 0;
  return rank(
    operations.filter((operation) => operation !== login && operation.method !== "head"),
    (operation) => [
      ["its path", 6, isLogoutName(lastWord(operation))],
      ["the login's own path", 6, operation.method === "delete" && isItsPath(operation)],
      ["a link of the login's answer", 6, isLinked(operation)],
      ["the login's path", 2, operation.method !== "delete" && isItsPath(operation)],
      ["the session's own path", 6, operation.method === "delete" && isWithin(operation)],
      [
        "a session's path",
        4,
        operation.method === "delete" && /(session|token)s?\/\{[^}]*\}$/i.test(operation.path) && !isWithin(operation),
      ],
      ["its name", 3, isLogoutName(operation.id) || /delete_?session|session\w*delete/i.test(operation.id)],
      ["its summary", 1, /log[ -]?(out|off)|sign[ -]?out|session/i.test(summaryOf(operation))],
      ["a parameter that the login's answer fills", 1, operation.path.includes("{") && isFilled(operation)],
      ["a parameter in its path", -4, operation.path.includes("{") && !isFilled(operation)],
      ["a GET, which asks", -2, operation.method === "get"],
      ["another's name", -8, operation.method === "get" && !isLogoutName(`${operation.path} ${operation.id}`)],
    ],
  );
}

function takesSecret(spec: Spec, operation: Operation): boolean {
  return secretInputs(spec, operation).length > 0 || basicSchemeOf(spec, operation) !== undefined;
}

function takesPassword(spec: Spec, operation: Operation): boolean {
  return secretInputs(spec, operation).some(({ path, value }) => /passw/i.test(`${path.join(" ")} ${String(own(value, "name"))}`));
}

/** Says that it logs in, and answers what a session may be of. */
function opensByGet(spec: Spec, operation: Operation): boolean {
  const isNamed = [lastWord(operation), operation.id].some((name) => /(log|sign)[-_]?in(?!g)|init[-_]?session/i.test(name));
  return isNamed && (tokensOf(spec, operation).length > 0 || setsCookie(spec, operation));
}

export function isLogoutName(text: string): boolean {
  return /(log|sign)[-_]?(out|off)|(kill|end|destroy)[-_]?session/i.test(text);
}
