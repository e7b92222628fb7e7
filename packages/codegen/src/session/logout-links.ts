import { readSource } from "./credential-source.ts";
import type { Destination } from "./credential-destination.ts";
import { own } from "../spec/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Source } from "./runtime-expression.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** Where the login's answer carries a path parameter of the logout. */
export interface LogoutLink {
  readonly name: string;
  readonly from: Source;
}

/**
 * Fills each path parameter of the logout from a Link (OpenAPI 4.8.20) on the login's success answer. Throws a `SpecError`
 * when one has none, and when the logout needs anything else that a session cannot fill.
 */
export function readLogoutLinks(spec: Spec, login: Operation, logout: Operation, destinations: readonly Destination[]): LogoutLink[] {
  const links = linksTo(spec, login, logout);
  for (const { in: where, wire, required, node } of logout.parameters) {
    const filled = where === "path" || destinations.some((to) => to.in === where && to.name.toLowerCase() === wire.toLowerCase());
    if (!required || filled) continue;
    spec.fail(
      node.refPath ?? node.path,
      `The logout ${JSON.stringify(logout.id)} needs the ${where} parameter ${JSON.stringify(wire)}, which no session can fill.`,
      "Make it optional, or a security scheme with a value in x-session.credentials.",
    );
  }
  const body = child(spec, logout.node, "requestBody");
  if (own(body?.value, "required") === true) {
    spec.fail(
      [...logout.node.path, "requestBody"],
      `The logout ${JSON.stringify(logout.id)} needs a body, which no session can fill.`,
      "Make it optional.",
      "key",
    );
  }
  return logout.parameters
    .filter((parameter) => parameter.in === "path")
    .map(({ wire, node }) => {
      const expression = links.get(wire);
      if (expression !== undefined) return { name: wire, from: readSource(spec, login, expression) };
      return spec.fail(
        node.refPath ?? node.path,
        `Nothing says where the path parameter ${JSON.stringify(wire)} of the logout ${JSON.stringify(logout.id)} comes from.`,
        `Add a link to the success answer of ${login.id}: operationId: ${logout.id}, parameters: { ${wire}: $response.… }.`,
      );
    });
}

/** The expressions of every link to the logout, by the parameter they fill. A link may say `path.id` for `id`. */
function linksTo(spec: Spec, login: Operation, logout: Operation): Map<string, SpecNode> {
  const links = successesOf(login)
    .flatMap(([, response]) => children(spec, child(spec, response, "links")))
    .filter(([, link]) => own(link.value, "operationId") === logout.id);
  const expressions = links.flatMap(([, link]) => children(spec, child(spec, link, "parameters")));
  return new Map(expressions.map(([name, expression]) => [name.replace(/^path\./, ""), expression]));
}
