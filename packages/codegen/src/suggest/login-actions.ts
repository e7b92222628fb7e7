import { leadsTo } from "../session/links.ts";
import { own } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import type { Carrier } from "./find-carrier.ts";
import { basicSchemeOf } from "./find-operations.ts";
import { logoutLink } from "./logout-link.ts";
import { secretInputs } from "./secret-inputs.ts";
import { action, word } from "./yaml-lines.ts";

interface Session {
  readonly login: Operation;
  readonly logout: Operation | undefined;
  readonly carrier: Carrier;
  /** The scheme that it earns. */
  readonly scheme: string;
}

/** What the overlay says of the login: what it needs, what is secret, what its answer sets, and how it leads to the logout. */
export function loginActions(spec: Spec, { login, logout, carrier, scheme }: Session): string[] {
  const inputs = secretInputs(spec, login);
  // A security of its own that does not name the session is what the login is given.
  const isOpen =
    login.security.length === 0 || (own(login.node.value, "security") !== undefined && !login.security.flat().includes(scheme));
  const takesBasic = inputs.length === 0 && basicSchemeOf(spec, login) !== undefined;
  const secrets = [...inputs, ...(carrier.schema === undefined ? [] : [carrier.schema])];
  return [
    ...(isOpen || takesBasic ? [] : action(login.node.path, "update: { security: [] }  # a login needs no session")),
    ...secrets.flatMap(secretAction),
    ...(carrier.cookie === undefined ? [] : cookieAction(spec, login, carrier.cookie)),
    ...(logout === undefined ? [] : linkAction(spec, login, logout)),
  ];
}

function secretAction({ value, path }: SpecNode): string[] {
  return own(value, "format") === "password" ? [] : action(path, "update: { format: password }  # a secret");
}

/** An example of `Set-Cookie` that begins with a cookie's name declares it. */
function cookieAction(spec: Spec, login: Operation, cookie: string): string[] {
  const example = JSON.stringify(`${cookie}=an-example; Path=/; HttpOnly`);
  const because = "# what declares a cookie is an example of Set-Cookie that begins with its name";
  const [answer] = successesOf(login);
  if (answer === undefined) {
    const answered = `{ description: The session is open., headers: { Set-Cookie: { schema: { type: string }, example: ${example} } } }`;
    return action(login.node.path, `update: { responses: { "200": ${answered} } }  ${because}`);
  }
  const known = children(spec, child(spec, answer[1], "headers")).find(([name]) => name.toLowerCase() === "set-cookie");
  if (known !== undefined) return action(known[1].path, `update: { example: ${example} }  ${because}`);
  return action(answer[1].path, `update: { headers: { Set-Cookie: { schema: { type: string }, example: ${example} } } }  ${because}`);
}

function linkAction(spec: Spec, login: Operation, logout: Operation): string[] {
  const link = logoutLink(spec, login, logout);
  const [answer] = successesOf(login);
  if (link === undefined || link.lacking.length > 0 || answer === undefined) return [];
  if (children(spec, child(spec, answer[1], "links")).some(([, known]) => leadsTo(known, logout))) return [];
  const parameters = link.parameters.map(([name, expression]) => `${word(name)}: ${word(expression)}`).join(", ");
  return action(
    answer[1].path,
    `update: { links: { logout: { operationId: ${word(logout.id)}, parameters: { ${parameters} } } } }  # likely: which session the logout ends`,
  );
}
