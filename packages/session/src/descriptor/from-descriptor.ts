import { declaredHeaders, type SessionDescriptor } from "@vendor-auth/client";
import { isFailure, parsed, readValue, secretsAt, sendableText, valuesAt } from "./answer-values.ts";
import { loginRequest } from "./login-request.ts";
import { isDeclaredHeader, matcher, operationFinder } from "./operations.ts";
import { fillPath, put } from "./put.ts";
import type { Vendor } from "../model/vendor.ts";

/** Makes a vendor from a generated descriptor: all that a spec can say about a session. */
export function declared<Paths extends {}, Credentials>(session: SessionDescriptor<Paths, Credentials>): Vendor<Paths, Credentials> {
  const { login, logout, credentials, open } = session;
  // Values of the login's answer that the logout needs are secrets of the session, too, under names that no scheme can have.
  const declaredSecrets = [...credentials, ...logout.links.map(({ name, from }) => ({ name: linkName(name), from }))];
  const isPublic = matcher(open);
  let findFacts: ReturnType<typeof operationFinder> | undefined;
  /** Made when it is first needed: only odd answers ask for it. */
  const factsOf = (method: string, path: string) => (findFacts ??= operationFinder(session.operations))(method, path);

  return {
    name: session.vendor,
    operations: session.operations,
    needsCookies: credentials.some(({ from, to }) => from.in === "cookie" || to.in === "cookie"),
    login: (given) => loginRequest(login, given as Record<string, unknown>),

    read(answer) {
      return Object.fromEntries(declaredSecrets.map(({ name, from }) => [name, readValue(from, answer)]));
    },

    readPart(answer) {
      const found = declaredSecrets.map(({ name, from }) => [name, valuesAt(from, answer)] as const);
      const present = found.filter(([, values]) => values.some((value) => (value ?? "") !== ""));
      return Object.fromEntries(present.map(([name, [value, other]]) => [name, other === undefined ? sendableText(value) : ""]));
    },

    confidential(given, answer) {
      const values = (given ?? {}) as Record<string, unknown>;
      const inputs = login.input.flatMap(({ name, secret, secrets = [] }) =>
        secret ? [values[name]] : secrets.flatMap((pointer) => secretsAt(values[name], pointer)),
      );
      if (!answer) return inputs;
      const body = parsed(answer.body);
      const carried = declaredSecrets.flatMap(({ from }) => valuesAt(from, answer));
      // Sent twice, a header's values come as one, with a comma between them.
      const parts = carried.flatMap((value) => (typeof value === "string" ? [value, ...value.split(/,\s*/)] : [value]));
      return [...inputs, ...parts, ...login.secrets.flatMap((pointer) => secretsAt(body, pointer))];
    },

    logout: (secrets) => ({ method: logout.method, path: fillPath(logout.path, (name) => secrets[linkName(name)]) }),
    isPublic,

    authenticate(request, secrets) {
      for (const { name, to } of credentials) {
        const value = secrets[name];
        if (value) put(request, to.in, to.name, `${to.prefix ?? ""}${value}`); // of half a session, there is only one
      }
    },

    lapsed({ status, ok, headers }) {
      if (status === 401 || status === 403) return "yes";
      const isRedirect = status > 300 && status < 309 && status !== 304;
      return isRedirect || (ok && /^text\/html\b/i.test(headers.get("content-type") ?? "")) ? "maybe" : "no";
    },

    declares(method, path, { status, headers }) {
      const facts = factsOf(method, path);
      if (!facts) return undefined;
      const mediaType = (headers.get("content-type") ?? "").replace(/;.*/s, "").trim().toLowerCase();
      return (
        declaredHeaders(facts.answers, status) !== undefined && (mediaType !== "text/html" || facts.types?.includes(mediaType) === true)
      );
    },

    isFailure,

    replaced(method, path, { status, headers }, host) {
      let found: Record<string, string> | undefined;
      for (const { name, from } of credentials) {
        if (from.in === "body" || (from.in === "header" && !headers.has(from.name))) continue;
        if (from.in === "header" && !isDeclaredHeader(factsOf(method, path), status, from.name)) continue;
        const [value, other] = valuesAt(from, { status, headers, body: "", host });
        const text = other === undefined ? sendableText(value) : "";
        if (text !== "") found = { ...found, [name]: text };
      }
      return found;
    },
  };
}

const linkName = (parameter: string) => `logout/${parameter}`;
