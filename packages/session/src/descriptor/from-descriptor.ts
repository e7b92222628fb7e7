import { declaredHeaders, type SessionDescriptor } from "@vendor-auth/client";
import { isFailure, readLink, readValue, sendableText, valuesAt } from "./answer-values.ts";
import { atPointer, everyValueAt, ownValue, stepsOf } from "./json-pointer.ts";
import { holds, lapseAnswers } from "./lapse-answers.ts";
import { loginRequest } from "./login-request.ts";
import { linkName, logoutRequest } from "./logout-request.ts";
import { isDeclaredHeader, matcher, operationFinder } from "./operations.ts";
import { prefixed } from "./prefixed.ts";
import { put } from "./put.ts";
import type { LoginAnswer, Vendor } from "../model/vendor.ts";

type Given = Readonly<Record<string, unknown>>;

const exchangeOf = (answer: LoginAnswer, given: unknown) => ({ answer, given: (given ?? {}) as Given });

/** Makes a vendor from a generated descriptor: all that a spec can say about a session. */
export function declared<Paths extends {}, Credentials>(session: SessionDescriptor<Paths, Credentials>): Vendor<Paths, Credentials> {
  const { login, logout, credentials, open } = session;
  const links = logout?.links ?? [];
  // What the logout needs is part of the session's secrets, too, under names that no scheme can have.
  const declaredSecrets = [
    ...credentials.map(({ name, from, to: { prefix } }) => ({ name, from, prefix })),
    ...links.map((link) => ({ name: linkName(link), from: link.from, prefix: undefined })),
  ];
  const lapses = lapseAnswers(session.lapses ?? [], session.operations);
  const isPublic = matcher(open);
  let findFacts: ReturnType<typeof operationFinder> | undefined;
  /** Made when it is first needed: only odd answers ask for it. */
  const factsOf = (method: string, path: string) => (findFacts ??= operationFinder(session.operations))(method, path);

  return {
    name: session.vendor,
    operations: session.operations,
    needsCookies: credentials.some(({ from, to }) => from.in === "cookie" || to.in === "cookie"),
    login: (given) => loginRequest(login, given as Given),

    read(answer, given) {
      const exchange = exchangeOf(answer, given);
      const earned = credentials.filter(
        ({ from, optional }) => !optional || valuesAt(from, exchange).some((value) => (value ?? "") !== ""),
      );
      return Object.fromEntries([
        ...earned.map(({ name, from, to }) => [name, readValue(from, exchange, to.prefix)]),
        ...links.map((link) => [linkName(link), readLink(logout!.path, link, exchange)]),
      ]) as Record<string, string>;
    },

    // What the login was given says nothing of a session.
    readPart(answer) {
      const found = declaredSecrets.map((secret) => [secret, valuesAt(secret.from, exchangeOf(answer, {}))] as const);
      const present = found.filter(([, values]) => values.some((value) => (value ?? "") !== ""));
      return Object.fromEntries(
        present.map(([{ name, from, prefix }, [value, other]]) => [name, other === undefined ? sendableText(value, from, prefix) : ""]),
      );
    },

    refuses: ({ body }) => login.success !== undefined && !holds(body, login.success),

    confidential(given, answer) {
      const values = (given ?? {}) as Given;
      const inputs = login.input.flatMap(({ name, secret, secrets = [] }) =>
        (secret ? [""] : secrets).flatMap((pointer) => everyValueAt(ownValue(values, name), stepsOf(pointer))),
      );
      if (!answer) return inputs;
      const carried = declaredSecrets.flatMap(({ from }) => valuesAt(from, exchangeOf(answer, {})));
      // Sent twice, a header's values come as one, with a comma between them.
      const parts = carried.flatMap((value) => (typeof value === "string" ? [value, ...value.split(/,\s*/)] : [value]));
      const body = atPointer(answer.body, "");
      return [...inputs, ...parts, ...login.secrets.flatMap((pointer) => everyValueAt(body, stepsOf(pointer)))];
    },

    ...(logout && { logout: (secrets: Readonly<Record<string, string>>) => logoutRequest(logout, secrets) }),
    ...(logout?.success && { ended: (body: string) => holds(body, logout.success!) }),
    isPublic,

    authenticate(request, secrets) {
      for (const { name, to } of credentials) {
        const value = secrets[name];
        if (value) put(request, to.in, to.name, prefixed(value, to)); // of half a session, there is only one
      }
    },

    lapsed({ status, ok, headers }, method = "", path = "") {
      if (status === 401 || status === 403 || lapses.byStatus(status, method, path)) return "yes";
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
    ...(lapses.hasBody && { mayLapseInBody: lapses.mayBeInBody, hasLapsedInBody: lapses.byBody }),

    replaced(method, path, { status, headers }, host) {
      let found: Record<string, string> | undefined;
      for (const { name, from, to, replaced } of credentials) {
        if (from.in === "body" || from.in === "input" || (from.in === "header" && !headers.has(from.name))) continue;
        if (from.in === "header" && !replaced && !isDeclaredHeader(factsOf(method, path), status, from.name)) continue;
        const [value, other] = valuesAt(from, exchangeOf({ status, headers, body: "", host }, {}));
        const text = other === undefined ? sendableText(value, from, to.prefix) : "";
        if (text !== "") found = { ...found, [name]: text };
      }
      return found;
    },
  };
}
