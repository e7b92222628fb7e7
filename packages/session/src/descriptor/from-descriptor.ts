import { declaredFor, type SessionDescriptor } from "@vendor-auth/client";
import { find, linkedValue, nameOf, valuesAt } from "./answer-values.ts";
import { atPointer, everyValueAt, holds, ownMember } from "../support/json-pointer.ts";
import { loginRequest } from "./login-request.ts";
import { linkName, logoutRequest } from "./logout-request.ts";
import { isDeclaredHeader, matcher, operationFinder } from "../operations/find-operation.ts";
import { prefixed } from "./prefixed.ts";
import { put } from "./put.ts";
import { lapseFinder } from "../lapses/declared-lapses.ts";
import { isFailure } from "../lapses/is-failure.ts";
import { lapseOfStatus } from "../lapses/lapse-of-status.ts";
import { isPage } from "../model/media-type.ts";
import type { Vendor } from "../model/vendor.ts";

/** Makes a vendor from a generated descriptor: all that a spec can say about a session. */
export function declared<Paths extends {}, Credentials>(session: SessionDescriptor<Paths, Credentials>): Vendor<Paths, Credentials> {
  const { operations, login, logout, credentials, open, lapses = [] } = session;
  // What the logout needs is part of the session's secrets, too, under names that no scheme can have.
  const secrets = [
    ...credentials.map((each) => ({ ...each, prefix: each.to.prefix, link: undefined })),
    ...(logout?.links ?? []).map((link) => ({ name: linkName(link), from: link.from, prefix: "", optional: false, link })),
  ];
  const factsOf = operationFinder(operations);
  const lapsesOf = lapseFinder(lapses, operations, factsOf);

  return {
    name: session.vendor,
    operations,
    inputs: login.input.map(({ name }) => name),
    needsCookies: credentials.some(({ from, to }) => from.in === "cookie" || to.in === "cookie"),
    login: (given) => loginRequest(login, given),

    read: (answer, given) =>
      Object.fromEntries(
        secrets.flatMap(({ name, from, prefix, optional, link }) => {
          const { isThere, text, problem } = find(from, answer, given, prefix);
          if (optional && !isThere) return [];
          if (text === "") throw new TypeError(`the ${nameOf(from)} ${problem}`);
          return [[name, link ? linkedValue(text, link, logout!.path) : text]];
        }),
      ),

    // What the login was given says nothing of a session.
    readPart: (answer) =>
      Object.fromEntries(
        secrets.flatMap(({ name, from, prefix }) => {
          const { isThere, text } = find(from, answer, undefined, prefix);
          return isThere ? [[name, text]] : [];
        }),
      ),

    refuses: ({ body }) => login.success !== undefined && !holds(body, login.success),

    confidential(given, answer) {
      const inputs = login.input.flatMap(({ name, secret, secrets: inner = [] }) =>
        (secret ? [""] : inner).flatMap((pointer) => everyValueAt(ownMember(given, name), pointer)),
      );
      if (!answer) return inputs;
      const carried = secrets.flatMap(({ from }) => valuesAt(from, answer));
      // Sent twice, a header's values come as one, with a comma between them.
      const parts = carried.flatMap((value) => (typeof value === "string" ? [value, ...value.split(/,\s*/)] : [value]));
      const body = atPointer(answer.body, "");
      return [...inputs, ...parts, ...login.secrets.flatMap((pointer) => everyValueAt(body, pointer))];
    },

    ...(logout && { logout: (kept: Readonly<Record<string, string>>) => logoutRequest(logout, kept) }),
    ...(logout?.success && { ended: (body: string) => holds(body, logout.success!) }),
    isPublic: matcher(open, operations),

    authenticate(request, kept) {
      for (const { name, to } of credentials) {
        const value = kept[name];
        if (value) put(request, to.in, to.name, prefixed(value, to)); // of half a session, there is only one
      }
    },

    lapsed: (answer, method = "", path = "") =>
      lapseOfStatus(
        answer,
        lapsesOf(answer.status, method, path).some(({ body }) => !body),
      ),

    declares(method, path, { status, headers }) {
      const facts = factsOf(method, path);
      if (!facts) return undefined;
      return declaredFor(facts.answers, status) !== undefined && (!isPage(headers) || facts.types?.includes("text/html") === true);
    },

    isFailure,
    mayLapseInBody: (...call) => lapsesOf(...call).some(({ body }) => body),
    hasLapsedInBody: (text, ...call) => lapsesOf(...call).some(({ body }) => body?.some((conditions) => holds(text, conditions))),

    replaced(method, path, { status, headers }, host) {
      let found: Record<string, string> | undefined;
      for (const { name, from, to, replaced } of credentials) {
        if (from.in === "body" || from.in === "input" || (from.in === "header" && !headers.has(from.name))) continue;
        if (from.in === "header" && !replaced && !isDeclaredHeader(factsOf(method, path), status, from.name)) continue;
        const { text } = find(from, { status, headers, body: "", host }, undefined, to.prefix);
        if (text !== "") found = { ...found, [name]: text };
      }
      return found;
    },
  };
}
