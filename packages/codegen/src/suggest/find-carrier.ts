import type { Spec } from "../spec/read-spec.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { cookiesOf, setsCookie, tokensOf, valueNamed } from "./answered-values.ts";
import type { AnsweredValue } from "./answered-values.ts";
import type { Certainty } from "./candidates.ts";
import { headerOfCalls, isInput, isNeeded, schemesOf, timesNeeded } from "./schemes.ts";
import type { KnownScheme } from "./schemes.ts";

/** A value of the login's answer, and the scheme by which calls carry it. */
export interface Carrier {
  readonly expression: string;
  /** The scheme's name, where the description has it. */
  readonly known: string | undefined;
  /** The scheme as it must be, where the description has none, or another one under this name. */
  readonly written: string | undefined;
  readonly reason: string;
  /** A cookie that no answer declares yet. */
  readonly cookie?: string;
  /** The value's schema, where it has one. */
  readonly schema?: SpecNode | undefined;
}

export interface FoundCarrier extends Carrier {
  readonly certainty: Certainty;
  /** What it may be instead. */
  readonly others: readonly string[];
}

type Rated = readonly [score: number, carrier: Carrier];

const sessionName = /token|sid|session|ticket|jwt/i;
/** A cookie of which only a real answer tells the name. */
const unnamed = "session";

/** What most likely carries the session: a header, a member or a cookie of the login's answer. */
export function findCarrier(spec: Spec, operations: readonly Operation[], login: Operation): FoundCarrier {
  // What the login itself needs is last: it is more likely given than earned. First is what most calls need.
  const order = ({ name }: KnownScheme) => (isInput(login, name) ? operations.length : -timesNeeded(operations, name));
  const schemes = schemesOf(spec)
    .filter((scheme) => !isCsrf(scheme))
    .toSorted((a, b) => order(a) - order(b));
  const isSet = setsCookie(spec, login);
  const cookies = [...cookiesOf(spec, login).map((cookie) => forCookie(cookie, schemes)), ...cookieSchemes(schemes, isSet)];
  const rated = [
    ...tokensOf(spec, login).map((token) => forToken(token, schemes, operations)),
    ...(cookies.length > 0 ? cookies : [undeclared(schemes, isSet)]),
  ].map(([score, carrier]): Rated => [score + Number(carrier.known !== undefined && isNeeded(operations, login, carrier.known)), carrier]);
  const [[score, best], ...rest] = rated.toSorted(([a], [b]) => b - a) as [Rated, ...Rated[]];
  const others = rest.filter(([other, { expression }]) => other >= 4 && expression !== best.expression);
  const isClear = score - (others[0]?.[0] ?? 0) >= 2;
  const certainty = score >= 9 && isClear ? "sure" : score >= 6 ? "likely" : "a guess";
  return { ...best, certainty, others: [...new Set(others.map(([, { expression }]) => expression))] };
}

/** What calls carry beside it, each by a scheme that the answer has a value of the name for: against forged calls, or for a route. */
export function findCompanions(
  spec: Spec,
  operations: readonly Operation[],
  { login, scheme }: { login: Operation; scheme: string },
): { name: string; expression: string }[] {
  return schemesOf(spec).flatMap((known) => {
    if (known.name === scheme || !isNeeded(operations, login, known.name)) return [];
    const isSame = (name: string) => name.toLowerCase() === known.wire.toLowerCase();
    const value =
      (known.kind === "cookie" ? valueNamed(spec, login, ["cookie"], isSame) : undefined) ??
      (isCsrf(known)
        ? (valueNamed(spec, login, ["header"], isSame) ?? valueNamed(spec, login, ["header", "cookie", "body"], isCsrfName))
        : undefined);
    return value === undefined ? [] : [{ name: known.name, expression: value.expression }];
  });
}

function forToken(
  { expression, in: where, name, schema }: AnsweredValue,
  schemes: readonly KnownScheme[],
  operations: readonly Operation[],
): Rated {
  const found = (score: number, reason: string, known: KnownScheme | undefined, written?: string): Rated => [
    score,
    { expression, schema, reason, known: known?.name, written },
  ];
  if (where === "header") {
    const same = schemes.find(({ kind, wire }) => kind === "header" && wire.toLowerCase() === name.toLowerCase());
    if (same !== undefined) return found(9, "the header of its answer that calls send back", same);
    const known = schemes.find(({ kind, wire }) => kind === "header" && sessionName.test(wire));
    if (known !== undefined) return found(7, "the header of its answer that looks like a token", known);
    return found(
      6,
      "the header of its answer that looks like a token",
      undefined,
      `{ type: apiKey, in: header, name: ${JSON.stringify(name)} }`,
    );
  }
  const what = "the value of its answer that looks like a token";
  const bearer = schemes.find((scheme) => scheme.kind === "bearer" || isAuthorization(scheme));
  if (bearer?.kind === "bearer") return found(9, `${what}, and a scheme for one`, bearer);
  for (const [kind, score] of [
    ["header", 8],
    ["cookie", 7],
    ["query", 6],
  ] as const) {
    const known = schemes.find((each) => each.kind === kind && (sessionName.test(each.wire) || sessionName.test(each.name)));
    if (known !== undefined && !isAuthorization(known)) return found(score, `${what}, and a scheme of that name`, known);
  }
  const written = "{ type: http, scheme: bearer }";
  const authorization = schemes.find(isAuthorization);
  if (authorization !== undefined) return found(6, `${what}; in Authorization it usually follows the word Bearer`, authorization, written);
  const header = headerOfCalls(operations, (wire) => sessionName.test(wire) && !isCsrfName(wire));
  if (header !== undefined) {
    return found(
      7,
      `${what}; calls declare the header ${header}`,
      undefined,
      `{ type: apiKey, in: header, name: ${JSON.stringify(header)} }`,
    );
  }
  return found(4, `${what}; how calls carry it is not declared`, undefined, written);
}

function forCookie({ expression, name }: AnsweredValue, schemes: readonly KnownScheme[]): Rated {
  const known = schemes.find(({ kind, wire }) => kind === "cookie" && wire === name);
  const reason = "the cookie that its answer sets";
  if (known !== undefined) return [9, { expression, known: known.name, written: undefined, reason: `${reason}, and calls send back` }];
  return [7, { expression, known: undefined, written: cookieScheme(name), reason }];
}

/** Calls carry a cookie, and the login's answer does not say that it sets it. */
function cookieSchemes(schemes: readonly KnownScheme[], isSet: boolean): Rated[] {
  return schemes
    .filter(({ kind }) => kind === "cookie")
    .map(({ name, wire }) => {
      const reason = `calls send this cookie; its answer ${isSet ? "sets one" : "does not say that it sets it"}`;
      return [isSet ? 8 : 6, { expression: `$response.cookie.${wire}`, known: name, written: undefined, cookie: wire, reason }];
    });
}

/** Nothing names it. What is left is a cookie, which descriptions often leave out. */
function undeclared(schemes: readonly KnownScheme[], isSet: boolean): Rated {
  const header = schemes.find(({ kind, wire }) => kind === "header" && wire.toLowerCase() === "cookie");
  const reason = isSet
    ? `its answer sets a cookie; put its name here, in place of "${unnamed}"`
    : `its answer declares nothing that looks like a token, so that it is likely a cookie; put its name here, in place of "${unnamed}"`;
  const cookie = { expression: `$response.cookie.${unnamed}`, written: cookieScheme(unnamed), cookie: unnamed, reason };
  return [isSet ? 5 : header === undefined ? 1 : 3, { ...cookie, known: header?.name }];
}

function cookieScheme(name: string): string {
  return `{ type: apiKey, in: cookie, name: ${JSON.stringify(name)} }`;
}

function isCsrf({ name, kind, wire }: KnownScheme): boolean {
  return kind === "header" && isCsrfName(`${name} ${wire}`);
}

function isCsrfName(name: string): boolean {
  return /csrf|xsrf/i.test(name);
}

function isAuthorization({ kind, wire }: KnownScheme): boolean {
  return kind === "header" && /^authorization\b/i.test(wire);
}
