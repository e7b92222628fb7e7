import type { Spec } from "../../spec/read-spec.ts";
import { child, rootOf } from "../../spec/spec-node.ts";
import type { Operation } from "../../spec/spec-operations.ts";
import { inputsOfBody } from "./login-body.ts";
import type { CarriedScheme, Fixed, Input, InputGroup } from "./login-input.ts";
import { inputsOfParameters } from "./login-parameters.ts";
import { inputsOfScheme, waysOfSecurity } from "./login-security.ts";

/** What a login takes. */
export interface LoginInputs {
  readonly inputs: readonly Input[];
  /** The groups of inputs that each are enough: one, or several to choose from. */
  readonly ways: readonly InputGroup[];
  /** A way takes nothing of the others. Otherwise the ways differ only in which of the secrets it is that must be given. */
  readonly areExclusive: boolean;
  /** There is one way, and it needs what the spec requires, no more. */
  readonly isAsDeclared: boolean;
  readonly fixed: readonly Fixed[];
  /** Only when there is a body. */
  readonly contentType?: string;
  /** Whether there is a way to log in without a body. */
  readonly isBodyOptional: boolean;
}

/**
 * What a login takes: its parameters, the members of its body, and what its `security` names. Each alternative of `security`, each
 * form of the body, and each secret that may be left out where no other is needed, is a way to log in. A way without a secret is
 * none. `carried` are further schemes that calls need and the login does not.
 */
export function readLoginInputs(spec: Spec, login: Operation, earned: ReadonlySet<string>, carried: readonly CarriedScheme[]): LoginInputs {
  const parameters = inputsOfParameters(spec, login);
  const body = inputsOfBody(spec, login);
  const forms: InputGroup[] = [...(body?.forms ?? []), ...(body === undefined || body.isOptional ? [nothing] : [])];
  const groups = waysOfSecurity(spec, login, earned).flatMap((security) =>
    forms.map((form) => merge(parameters, { required: security, optional: [] }, form)),
  );
  const withASecret = exclusive(groups).filter((group) => all(group).some(isSecretInput));
  const inputsCarried = (isOptional: boolean) =>
    carried.filter((each) => each.isOptional === isOptional).flatMap(({ name }) => inputsOfScheme(spec, name));
  const ways = withSecrets(withASecret).map((way) => merge(way, { required: inputsCarried(false), optional: inputsCarried(true) }));
  if (ways.length === 0) {
    spec.fail(
      [...login.node.path, "operationId"],
      `No input of the login ${JSON.stringify(login.id)} is marked as a secret.`,
      "Mark the secret parameter or body member with `format: password`, or name the scheme of the secret in the login's `security`.",
      "key",
    );
  }
  const order = (input: Input) => orderOf(login, body?.order ?? [], input);
  const taken = new Map(ways.flatMap(all).map((input) => [nameOf(input), input]));
  const inputs = [...taken.values()].toSorted((a, b) => order(a) - order(b));
  refuseSameNames(spec, login, inputs);
  return {
    inputs,
    ways,
    areExclusive: areExclusive(withASecret),
    isAsDeclared: groups.length === 1 && ways.length === 1 && groups[0]!.required.length === ways[0]!.required.length,
    fixed: [...parameters.fixed, ...(body?.fixed ?? [])],
    ...(body !== undefined && { contentType: body.contentType }),
    isBodyOptional: body?.isOptional === true && !ways.every(needsBody),
  };
}

const nothing: InputGroup = { required: [], optional: [] };
const all = ({ required, optional }: InputGroup): readonly Input[] => [...required, ...optional];
const nameOf = ({ in: where, wire }: Input): string => `${where} ${wire}`;

/** As the spec declares them: what schemes take, parameters, members of the body. */
function orderOf({ parameters }: Operation, order: readonly string[], { in: where, wire, node }: Input): number {
  if (where === "body") return parameters.length + order.indexOf(wire);
  return parameters.findIndex((parameter) => parameter.node === node); // -1 for a scheme
}

function merge(...groups: readonly InputGroup[]): InputGroup {
  const required = new Map(groups.flatMap((group) => group.required.map((input) => [nameOf(input), input])));
  const optional = groups.flatMap((group) => group.optional).filter((input) => !required.has(nameOf(input)));
  return { required: [...required.values()], optional };
}

/** What one way needs and another does not is no part of the other. */
function exclusive(ways: readonly InputGroup[]): InputGroup[] {
  const needed = new Set(ways.flatMap(({ required }) => required.map(nameOf)));
  return ways.map(({ required, optional }) => ({ required, optional: optional.filter((input) => !needed.has(nameOf(input))) }));
}

const isSecretInput = ({ secrets }: Input): boolean => secrets.length > 0;
const isSure = ({ required }: InputGroup): boolean => required.some(isSecretInput);

/** Whether one form leaves out what another needs. In a form where all secrets may be left out, nothing says that one excludes another. */
function areExclusive(groups: readonly InputGroup[]): boolean {
  const names = new Set(groups.flatMap(all).map(nameOf));
  return groups.some(isSure) || !groups.some((group) => all(group).length === names.size);
}

/** The ways that need a secret. Where one may be left out and none is needed, each of those makes a way. */
function withSecrets(ways: readonly InputGroup[]): InputGroup[] {
  const sure = ways.filter(isSure);
  const chosen = ways
    .filter((way) => !sure.includes(way))
    .flatMap(({ required, optional }) =>
      optional.filter(isSecretInput).map((secret) => ({
        required: [...required, secret],
        optional: optional.filter((input) => input !== secret && (sure.length === 0 || !isSecretInput(input))),
      })),
    );
  // A secret that is a way by itself is no part of the others.
  const alone = new Set(chosen.flatMap(({ required }) => required.filter(isSecretInput).map(nameOf)));
  const others = sure.map(({ required, optional }) => ({ required, optional: optional.filter((input) => !alone.has(nameOf(input))) }));
  const ordered = [...others, ...chosen].toSorted((a, b) => Number(needsBody(a)) - Number(needsBody(b)));
  const distinct = new Map(ordered.toReversed().map((way) => [namesNeeded(way).toSorted().join(" "), way]));
  return largerFirst([...distinct.values()].toReversed());
}

/** The first way that is given whole is taken: one that needs what another does, and more, comes before it. */
function largerFirst(ways: readonly InputGroup[]): InputGroup[] {
  const sorted: InputGroup[] = [];
  for (const way of ways) {
    const names = new Set(namesNeeded(way));
    const smaller = sorted.findIndex((other) => namesNeeded(other).every((name) => names.has(name)));
    sorted.splice(smaller === -1 ? sorted.length : smaller, 0, way);
  }
  return sorted;
}

const namesNeeded = ({ required }: InputGroup): string[] => required.map(nameOf);
const needsBody = ({ required }: InputGroup): boolean => required.some((input) => input.in === "body");

/** The user of HTTP Basic is also the one that a parameter of that name is about: `/users/{username}/tokens`. */
function isOneUser(...inputs: readonly Input[]): boolean {
  return inputs.some((input) => input.in === "basic") && inputs.every((input) => !isSecretInput(input) && input.in !== "body");
}

function refuseSameNames(spec: Spec, login: Operation, inputs: readonly Input[]): void {
  for (const [index, input] of inputs.entries()) {
    const earlier = inputs.slice(0, index).find((other) => other.name === input.name && !isOneUser(other, input));
    if (earlier === undefined) continue;
    const isScheme = [earlier, input].some(({ node }) => node.path.includes("securitySchemes"));
    spec.fail(
      isScheme ? child(spec, rootOf(spec), "components", "securitySchemes")!.path : (input.node.refPath ?? input.node.path),
      `The login ${JSON.stringify(login.id)} takes ${JSON.stringify(input.name)} twice.`,
      isScheme
        ? "Rename the security scheme, or give the parameter by a $ref to a component whose name differs."
        : "Give one of the two by a $ref to a component whose name differs.",
    );
  }
}
