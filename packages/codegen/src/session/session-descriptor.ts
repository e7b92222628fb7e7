import { readDestination } from "./credential-destination.ts";
import type { Destination } from "./credential-destination.ts";
import { readSource } from "./credential-source.ts";
import { own } from "../spec/json.ts";
import { readLoginInput } from "./login-input.ts";
import type { LoginInput } from "./login-input.ts";
import { readLogoutLinks } from "./logout-links.ts";
import type { LogoutLink } from "./logout-links.ts";
import { child, children, rootOf, textAt } from "../spec/spec-node.ts";
import type { SessionFacts } from "./read-x-session.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Source } from "./runtime-expression.ts";
import { secretPointers } from "../spec/schema-walk.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** What the session engine must know of a vendor: the data of `session.ts`. */
export interface Descriptor {
  readonly vendor: string;
  readonly server: { readonly url: string; readonly variables: { readonly [name: string]: string } };
  readonly login: Address & LoginInput & { readonly operationId: string; readonly secrets: readonly string[] };
  readonly logout: Address & { readonly operationId: string; readonly links: readonly LogoutLink[] };
  readonly credentials: readonly { readonly name: string; readonly from: Source; readonly to: Destination }[];
  readonly open: readonly Address[];
}

interface Address {
  readonly method: string;
  readonly path: string;
}

/** Derives the descriptor from `x-session` and from what the spec says anyway. Throws a `SpecError` when the two do not meet. */
export function describeSession(spec: Spec, operations: readonly Operation[], { login, logout, credentials }: SessionFacts): Descriptor {
  const destinations = credentials.map(({ name, scheme }) => readDestination(spec, name, scheme));
  return {
    vendor: vendorOf(spec),
    server: readServer(spec),
    login: { operationId: login.id, ...addressOf(login), ...readLoginInput(spec, login), secrets: secretsOf(spec, login) },
    logout: { operationId: logout.id, ...addressOf(logout), links: readLogoutLinks(spec, login, logout, destinations) },
    credentials: credentials.map(({ name, expression }, index) => ({
      name,
      from: readSource(spec, login, expression),
      to: destinations[index]!,
    })),
    open: operations.filter((operation) => operation.security.length === 0 || operation === login).map(addressOf),
  };
}

/** `specs/acme.yaml` describes the vendor `acme`: the name goes into imports and the names of environment variables. */
function vendorOf(spec: Spec): string {
  const name = /([^/\\]*?)(\.[^./\\]*)?$/.exec(spec.file)?.[1] ?? "";
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return name;
  const problem = `The file's name is the vendor's, and ${JSON.stringify(name)} cannot be part of a package's name.`;
  return spec.fail([], problem, "Rename the file: small letters and digits, with hyphens between them, such as acme.yaml.");
}

function addressOf({ method, path }: Operation): Address {
  return { method: method.toUpperCase(), path };
}

/** The first server; `/` when there is none, as OpenAPI says. */
function readServer(spec: Spec): Descriptor["server"] {
  const server = child(spec, rootOf(spec), "servers", 0);
  const url = textAt(spec, server, "url") ?? "/";
  const variables = children(spec, child(spec, server, "variables")).map(
    ([name, variable]) => [name, String(own(variable.value, "default"))] as const,
  );
  for (const [, name] of url.matchAll(/\{([^}]*)\}/g)) {
    if (variables.some(([known]) => known === name)) continue;
    spec.fail(
      [...server!.path, "url"],
      `The server's variable ${JSON.stringify(name)} is not declared.`,
      "Give it a default under the server's variables.",
    );
  }
  return { url, variables: Object.fromEntries(variables) };
}

/** Where the login's success answers hold secrets of their own. */
function secretsOf(spec: Spec, login: Operation): string[] {
  const schemas = successesOf(login).flatMap(([, response]) => {
    return children(spec, child(spec, response, "content")).map(([, media]) => child(spec, media, "schema"));
  });
  return [...new Set(schemas.flatMap((schema) => (schema === undefined ? [] : secretPointers(spec, schema))))];
}
