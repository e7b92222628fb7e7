import type { Problem } from "../source/problem.ts";
import { SpecError } from "../source/spec-error.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { destinationOf } from "./places/credential-destination.ts";
import type { CarriedScheme } from "./login/login-input.ts";
import { schemeNamed } from "./login/login-security.ts";
import type { SessionFacts } from "./read-x-session.ts";
import { unearned } from "./unearned-schemes.ts";

/** What the operations need beside, or instead of, what the login earns. */
export interface NeededSchemes {
  /** Schemes that calls carry and no login earns: what the login is given for them goes with every call. */
  readonly carried: readonly CarriedScheme[];
  /** Earned schemes without which every operation has an alternative. */
  readonly optional: ReadonlySet<string>;
}

/** Reads the `security` of all operations. Throws a `SpecError` when nothing needs the session, and when nothing fills a scheme. */
export function readNeededSchemes(spec: Spec, operations: readonly Operation[], facts: SessionFacts): NeededSchemes {
  const { login, logout, credentials } = facts;
  const earned = new Set(credentials.map(({ name }) => name));
  const given = new Set(login.security.flat().filter((name) => !earned.has(name)));
  // A scheme that is not there is a fault of the spec's structure, and told as that.
  const isKnown = ({ security }: Operation) => security.flat().every((name) => schemeNamed(spec, name) !== undefined);
  const secured = operations.filter((operation) => operation !== login && operation.security.length > 0 && isKnown(operation));
  const carried = new Set<string>();
  const brought: (readonly string[])[] = [];
  const unfilled: Problem[] = [];
  for (const operation of secured) {
    const served = operation.security.filter((names) => names.some((name) => earned.has(name) || given.has(name)));
    const best = served
      .map((names) => names.filter((name) => !earned.has(name)))
      .toSorted((a, b) => a.length - b.length)
      .find((names) => names.every((name) => isValue(spec, name)));
    if (best !== undefined) {
      for (const name of best) carried.add(name);
      if (operation !== logout) brought.push(best);
    } else if (!operation.takesAnonymous) unfilled.push(unearned(spec, operation, facts));
  }
  if (unfilled.length > 0) throw new SpecError(spec.shownAs, unfilled);
  const needing = secured.filter((operation) => operation.security.some((names) => names.some((name) => earned.has(name))));
  if (needing.length === 0 && operations.every(isKnown)) refuseUnneeded(spec, credentials[0]!.name);
  const optional = [...earned].filter((name) => {
    const naming = needing.filter((operation) => operation.security.some((names) => names.includes(name)));
    const isDoneWithout = ({ security }: Operation) =>
      security.some((names) => !names.includes(name) && names.some((each) => earned.has(each)));
    return naming.length > 0 && naming.every(isDoneWithout);
  });
  const isLeftOut = (name: string) => brought.some((names) => !names.includes(name));
  return { carried: [...carried].map((name) => ({ name, isOptional: isLeftOut(name) })), optional: new Set(optional) };
}

/** HTTP Basic is two values, and what a session carries is one. */
function isValue(spec: Spec, name: string): boolean {
  const scheme = schemeNamed(spec, name);
  const destination = scheme && destinationOf(scheme);
  return destination !== undefined && destination.encoding === undefined;
}

function refuseUnneeded(spec: Spec, name: string): never {
  return spec.fail(
    ["x-session", "credentials"],
    "No operation needs the session: none has what the login earns in its `security`.",
    `Write \`security: [{ ${name}: [] }]\` on each operation that needs it, or once at the top level.`,
    "key",
  );
}
