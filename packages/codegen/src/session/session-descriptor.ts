import type { Spec } from "../spec/read-spec.ts";
import { schemasOf } from "../spec/schema-walk.ts";
import { secretPointers } from "../spec/secret-pointers.ts";
import { readAll } from "../source/spec-error.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { isVendorName } from "../text/names.ts";
import { successConditions } from "./body-conditions.ts";
import type { Condition } from "./body-conditions.ts";
import { readDestination } from "./places/credential-destination.ts";
import type { Destination } from "./places/credential-destination.ts";
import { checkOneAnswer, openingAnswers, readSource } from "./places/credential-source.ts";
import { checkOneServer } from "./one-server.ts";
import { readLapseAnswers } from "./lapse-answers.ts";
import type { LapseAnswer } from "./lapse-answers.ts";
import type { LinkSource } from "./link-value.ts";
import { givenOnce } from "./login/login-input.ts";
import type { Fixed, Input } from "./login/login-input.ts";
import { inputsOfScheme, schemeNamed } from "./login/login-security.ts";
import { readLoginInputs } from "./login/login-ways.ts";
import type { LoginInputs } from "./login/login-ways.ts";
import { readLogoutRequest } from "./logout-request.ts";
import type { LogoutLink, LogoutRequest } from "./logout-request.ts";
import { readNeededSchemes } from "./needed-schemes.ts";
import type { SessionFacts } from "./read-x-session.ts";
import { isReplaced } from "./replaced-sources.ts";
import { readServer } from "./server.ts";
import type { Server } from "./server.ts";

/** What the session engine must know of a vendor: the data of `session.ts`. */
export interface Descriptor {
  readonly vendor: string;
  readonly server: Server;
  readonly login: Address & {
    readonly input: readonly DescribedInput[];
    readonly ways?: readonly (readonly string[])[];
    readonly fixed?: readonly Fixed[];
    readonly contentType?: string;
    readonly isBodyOptional?: true;
    readonly secrets: readonly string[];
    readonly success?: readonly Condition[];
  };
  readonly logout?: Address & {
    readonly links: readonly LogoutLink[];
    readonly fixed?: readonly Fixed[];
    readonly contentType?: string;
    readonly success?: readonly Condition[];
  };
  readonly credentials: readonly Credential[];
  readonly open: readonly Address[];
  readonly lapses?: readonly LapseAnswer[];
}

interface Credential {
  readonly name: string;
  readonly from: LinkSource;
  readonly to: Destination;
  readonly optional?: true;
  readonly replaced?: true;
}

type DescribedInput = Pick<Input, "name" | "in" | "wire" | "secret" | "prefix"> & { required: boolean; secrets?: readonly string[] };

interface Address {
  readonly method: string;
  readonly path: string;
}

/** What is said of a session, and the inputs of its login as the spec declares them. */
export interface DescribedSession {
  readonly session: Descriptor;
  readonly inputs: LoginInputs;
}

/** Derives the descriptor from `x-session` and from what the spec says anyway. Throws a `SpecError` when the two do not meet. */
export function describeSession(spec: Spec, operations: readonly Operation[], facts: SessionFacts): DescribedSession {
  const { login, logout } = facts;
  const [vendor, server, , lapses, { credentials, inputs, request }] = readAll(
    () => vendorOf(spec),
    () => readServer(spec),
    () => checkOneServer(spec, facts),
    () => readLapseAnswers(spec, operations, login),
    () => readCarried(spec, operations, facts),
  );
  const session: Descriptor = {
    vendor,
    server,
    login: describeLogin(spec, login, inputs, [...credentials, ...(request?.links ?? [])]),
    ...(logout && request && { logout: describeLogout(spec, logout, request) }),
    credentials,
    open: operations.filter((operation) => operation === login || isOpen(operation, facts)).map(addressOf),
    ...(lapses.length > 0 && { lapses }),
  };
  return { session, inputs };
}

/** What the login takes and earns, where each credential goes, and what the logout needs. */
function readCarried(spec: Spec, operations: readonly Operation[], facts: SessionFacts) {
  const { login, logout, credentials: earned } = facts;
  const answers = openingAnswers(spec, login);
  const reads = earned.map(({ name, scheme, expression }) => () => {
    const [to, value] = readAll(
      () => readDestination(spec, name, scheme),
      () => readSource(spec, login, answers, expression, name),
    );
    return { name, to, ...value };
  });
  const [values, { carried, optional }] = readAll(
    () => readAll(...reads),
    () => readNeededSchemes(spec, operations, facts),
  );
  const inputs = readLoginInputs(spec, login, new Set(earned.map(({ name }) => name)), carried);
  const brought = carried.map(({ name, isOptional }) => ({
    name,
    to: readDestination(spec, name, schemeNamed(spec, name)!),
    ...(isOptional && { optional: true as const }),
  }));
  const destinations = [...values, ...brought].map(({ to }) => to);
  const request = logout && readLogoutRequest({ spec, login, logout, inputs, destinations });
  checkOneAnswer(spec, login, [...values, ...(request?.needed ?? [])]);
  const credentials: Credential[] = [
    ...values.map(({ name, source, to }) => ({
      name,
      from: source,
      to,
      ...(optional.has(name) && { optional: true as const }),
      ...(isReplaced(spec, operations, login, source) && { replaced: true as const }),
    })),
    ...brought.map(({ name, ...rest }) => ({
      name,
      from: { in: "input" as const, name: inputsOfScheme(spec, name)[0]!.name, pointer: "" },
      ...rest,
    })),
  ];
  return { credentials, inputs, request };
}

/** Needs nothing, or would take, beside nothing, only what the session has not. */
function isOpen({ security, takesAnonymous }: Operation, { credentials }: SessionFacts): boolean {
  return takesAnonymous && !security.some((names) => names.some((name) => credentials.some((each) => each.name === name)));
}

function describeLogin(spec: Spec, login: Operation, given: LoginInputs, taken: readonly { from: LinkSource }[]): Descriptor["login"] {
  const { inputs, ways, areExclusive, fixed, contentType, isBodyOptional } = given;
  const isRequired = (input: Input) =>
    ways.every(({ required }) => required.some((each) => each.in === input.in && each.wire === input.wire));
  const pointers = taken.flatMap(({ from }) => (from.in === "body" ? [from.pointer] : []));
  const success = successConditions(spec, login, pointers);
  return {
    ...addressOf(login),
    input: inputs.map((input) => {
      const { name, in: where, wire, secret, secrets, prefix } = input;
      const within = secret ? [] : secrets;
      return {
        name,
        in: where,
        wire,
        required: isRequired(input),
        secret,
        ...(within.length > 0 && { secrets: within }),
        ...(prefix && { prefix }),
      };
    }),
    ...(ways.length > 1 && areExclusive && { ways: ways.map(({ required }) => givenOnce(required).map(({ name }) => name)) }),
    ...(fixed.length > 0 && { fixed }),
    ...(contentType !== undefined && { contentType }),
    ...(isBodyOptional && { isBodyOptional: true as const }),
    secrets: secretsOf(spec, login),
    ...(success.length > 0 && { success }),
  };
}

function describeLogout(spec: Spec, logout: Operation, { links, fixed, contentType }: LogoutRequest): NonNullable<Descriptor["logout"]> {
  const success = successConditions(spec, logout, []);
  return {
    ...addressOf(logout),
    links,
    ...(fixed.length > 0 && { fixed }),
    ...(contentType !== undefined && { contentType }),
    ...(success.length > 0 && { success }),
  };
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
