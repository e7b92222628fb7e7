import { isDeepStrictEqual } from "node:util";
import { locate } from "../source/finding.ts";
import { own } from "../source/json.ts";
import { formatJsonPath } from "../source/json-path.ts";
import type { Problem } from "../source/problem.ts";
import type { Spec } from "../spec/read-spec.ts";
import { child, rootOf } from "../spec/spec-node.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { schemeNamed } from "./login/login-security.ts";
import { destinationOf } from "./places/credential-destination.ts";
import type { SessionFacts } from "./read-x-session.ts";

type Credentials = SessionFacts["credentials"];

/** An operation that needs what no login earns. Those that need the same are one kind, and one action of an overlay mends them. */
export function unearned(spec: Spec, operation: Operation, { login, credentials }: SessionFacts): Problem {
  const itsOwn = child(spec, operation.node, "security");
  const node = itsOwn ?? child(spec, rootOf(spec), "security")!;
  const earned = credentials.map(({ name }) => name);
  const names = [...new Set(operation.security.flat())].filter((name) => !earned.includes(name));
  const needs = `needs ${names.map((name) => JSON.stringify(name)).join(" or ")}, which no login earns.`;
  const session = earned.map((name) => `${name}: []`).join(", ");
  const mend = twin(spec, names, credentials) ?? (itsOwn === undefined ? sessionInstead(session) : withoutAlternatives(names, login));
  return locate(spec, {
    path: node.path,
    kind: needs,
    problem: `The operation ${JSON.stringify(operation.id)} ${needs}`,
    remedy: `Write \`security: [{ ${session} }]\` when it needs the session, add the scheme to x-session.credentials when the login's answer carries its value, or write \`security: []\` when the call needs nothing.`,
    ...(mend !== undefined && { mend }),
  });
}

/** A scheme of the same header, cookie or parameter is earned: this one carries the same value. */
function twin(spec: Spec, names: readonly string[], credentials: Credentials): string | undefined {
  const placeOf = (name: string) => {
    const scheme = schemeNamed(spec, name);
    return scheme && destinationOf(scheme);
  };
  const twins = names.flatMap((name) => {
    const place = placeOf(name);
    const same = place && credentials.find((credential) => isDeepStrictEqual(placeOf(credential.name), place));
    return same === undefined ? [] : [`${JSON.stringify(name)}: ${JSON.stringify(same.expression.value)}`];
  });
  return twins.length === 0 ? undefined : `- target: $['x-session'].credentials\n  update: { ${twins.join(", ")} }  # it is the same value`;
}

function sessionInstead(session: string): string {
  return `- target: $\n  update: { security: [{ ${session} }] }  # the session will do instead`;
}

/** The login may take the same: it keeps what it needs. */
function withoutAlternatives(names: readonly string[], login: Operation): string | undefined {
  const isShared = login.security.flat().some((name) => names.includes(name));
  const id = own(login.node.value, "operationId");
  if (isShared && typeof id !== "string") return undefined;
  const operations = isShared ? `[?@.operationId != '${String(id).replaceAll("\\", "\\\\").replaceAll("'", "\\'")}']` : "[*]";
  const tests = names.map((name) => formatJsonPath([name]).replace("$", "@"));
  const target = `$.paths[*]${operations}.security[?${tests.join(" || ")}]`;
  return `- target: ${JSON.stringify(target)}\n  remove: true  # whoever calls these logs in another way: they go without the session`;
}
