import type { Spec } from "../spec/read-spec.ts";
import { schemasOf } from "../spec/schema-walk.ts";
import { secretPointers } from "../spec/secret-pointers.ts";
import { readAll } from "../source/spec-error.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { isVendorName } from "../text/names.ts";
import { readDestination } from "./credential-destination.ts";
import type { Destination } from "./credential-destination.ts";
import { checkOneAnswer, openingAnswers, readSource } from "./credential-source.ts";
import { readLoginInput } from "./login-input.ts";
import type { LoginInput } from "./login-input.ts";
import { readLogoutLinks } from "./logout-links.ts";
import type { LogoutLink } from "./logout-links.ts";
import type { SessionFacts } from "./read-x-session.ts";
import type { Source } from "./runtime-expression.ts";
import { readServer } from "./server.ts";
import type { Server } from "./server.ts";

/** What the session engine must know of a vendor: the data of `session.ts`. */
export interface Descriptor {
  readonly vendor: string;
  readonly server: Server;
  readonly login: Address & LoginInput & { readonly secrets: readonly string[] };
  readonly logout: Address & { readonly links: readonly LogoutLink[] };
  readonly credentials: readonly { readonly name: string; readonly from: Source; readonly to: Destination }[];
  readonly open: readonly Address[];
}

interface Address {
  readonly method: string;
  readonly path: string;
}

/** Derives the descriptor from `x-session` and from what the spec says anyway. Throws a `SpecError` when the two do not meet. */
export function describeSession(spec: Spec, operations: readonly Operation[], facts: SessionFacts): Descriptor {
  const { login, logout } = facts;
  const [vendor, server, input, { credentials, links }] = readAll(
    () => vendorOf(spec),
    () => readServer(spec),
    () => readLoginInput(spec, login),
    () => readEarned(spec, facts),
  );
  return {
    vendor,
    server,
    login: { ...addressOf(login), ...input, secrets: secretsOf(spec, login) },
    logout: { ...addressOf(logout), links: links.map(({ name, source }) => ({ name, from: source })) },
    credentials: credentials.map(({ name, source, to }) => ({ name, from: source, to })),
    open: operations.filter((operation) => operation.security.length === 0 || operation === login).map(addressOf),
  };
}

/** What a login earns: the credentials, where each goes, and what the logout needs. */
function readEarned(spec: Spec, { login, logout, credentials }: SessionFacts) {
  const answers = openingAnswers(spec, login);
  const destinations = credentials.map(
    ({ name, scheme }) =>
      () =>
        readDestination(spec, name, scheme),
  );
  const sources = credentials.map(
    ({ name, expression }) =>
      () =>
        readSource(spec, login, answers, expression, name),
  );
  const [to, from] = readAll(
    () => readAll(...destinations),
    () => readAll(...sources),
  );
  const links = readLogoutLinks(spec, login, logout, to);
  checkOneAnswer(spec, login, [...from, ...links]);
  return { credentials: credentials.map(({ name }, index) => ({ name, ...from[index]!, to: to[index]! })), links };
}

/** `specs/acme.yaml` describes the vendor `acme`: the name goes into imports and the names of environment variables. */
function vendorOf(spec: Spec): string {
  const name = spec.name ?? /([^/\\]*?)(\.[^./\\]*)?$/.exec(spec.file)?.[1] ?? "";
  if (isVendorName(name)) return name;
  const problem = `${spec.name === undefined ? "The file's name is the vendor's, and " : ""}${JSON.stringify(name)} cannot be part of a package's name.`;
  return spec.fail([], problem, "Give a name with --name: small letters and digits, with hyphens between them, such as --name acme.");
}

function addressOf({ method, path }: Operation): Address {
  return { method: method.toUpperCase(), path };
}

/** Where the login's success answers hold secrets of their own. */
function secretsOf(spec: Spec, login: Operation): string[] {
  const schemas = successesOf(login).flatMap(([, answer]) => schemasOf(spec, answer));
  return [...new Set(schemas.flatMap((schema) => secretPointers(spec, schema)))];
}
