import { own } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { readAll } from "../source/spec-error.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Answer, Operation, Parameter } from "../spec/spec-operations.ts";
import type { Destination } from "./credential-destination.ts";
import { openingAnswers, readSource } from "./credential-source.ts";
import type { NeededValue } from "./credential-source.ts";
import type { Source } from "./runtime-expression.ts";

/** Where the login's answer carries a path parameter of the logout. */
export interface LogoutLink {
  readonly name: string;
  readonly from: Source;
}

/**
 * Fills each path parameter of the logout from a Link (OpenAPI 4.8.20) on the login's success answer. Throws a `SpecError`
 * when one has none, and when the logout needs anything else that a session cannot fill.
 */
export function readLogoutLinks(
  spec: Spec,
  login: Operation,
  logout: Operation,
  destinations: readonly Destination[],
): (NeededValue & { readonly name: string })[] {
  const needed = logout.parameters.filter(({ required }) => required);
  const others = needed.filter((parameter) => parameter.in !== "path" && !isFilled(parameter, destinations));
  const parameters = logout.parameters.filter((parameter) => parameter.in === "path");
  const [, , links] = readAll(
    () => readAll(...others.map((parameter) => () => refuseParameter(spec, logout, parameter))),
    () => refuseBody(spec, logout),
    () => readAll(...parameters.map((parameter) => () => readLink(spec, login, logout, parameter))),
  );
  return links;
}

function isFilled({ in: where, wire }: Parameter, destinations: readonly Destination[]): boolean {
  return destinations.some((to) => to.in === where && to.name.toLowerCase() === wire.toLowerCase());
}

function refuseParameter(spec: Spec, logout: Operation, { in: where, wire, node }: Parameter): never {
  return spec.fail(
    node.refPath ?? node.path,
    `The logout ${JSON.stringify(logout.id)} needs the ${where} parameter ${JSON.stringify(wire)}, which no session can fill.`,
    "Make it optional, or a security scheme with a value in x-session.credentials.",
  );
}

function refuseBody(spec: Spec, logout: Operation): void {
  const body = child(spec, logout.node, "requestBody");
  if (own(body?.value, "required") !== true) return;
  const problem = `The logout ${JSON.stringify(logout.id)} needs a body, which no session can fill.`;
  spec.fail([...logout.node.path, "requestBody"], problem, "Make it optional.", "key");
}

function readLink(spec: Spec, login: Operation, logout: Operation, { wire, node }: Parameter): NeededValue & { name: string } {
  const links = openingAnswers(spec, login).flatMap((answer) => {
    return expressionsTo(spec, answer, logout, wire).map((expression) => ({ answer, expression }));
  });
  const [first] = links;
  if (first === undefined) {
    return spec.fail(
      node.refPath ?? node.path,
      `Nothing says where the path parameter ${JSON.stringify(wire)} of the logout ${JSON.stringify(logout.id)} comes from.`,
      `Add a link to the success answer of ${login.id}: operationId: ${logout.id}, parameters: { ${wire}: $response.… }.`,
    );
  }
  // An expression reads the answer that its link is on.
  const same = links.filter(({ expression }) => expression.value === first.expression.value).map(({ answer }) => answer);
  return { name: wire, ...readSource(spec, login, same, first.expression, `the link for ${wire}`) };
}

/** The expressions by which an answer's links to the logout fill a parameter. A link may say `path.id` for `id`. */
function expressionsTo(spec: Spec, [, answer]: Answer, logout: Operation, name: string): SpecNode[] {
  const links = children(spec, child(spec, answer, "links")).filter(([, link]) => own(link.value, "operationId") === logout.id);
  return links
    .flatMap(([, link]) => children(spec, child(spec, link, "parameters")))
    .flatMap(([parameter, expression]) => (parameter.replace(/^path\./, "") === name ? expression : []));
}
