import { isObject, own } from "../spec/json.ts";
import { child, children, rootOf } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** `x-session`, the one fact that OpenAPI cannot say. */
export interface SessionFacts {
  readonly login: Operation;
  readonly logout: Operation;
  /** Each security scheme whose value a login earns, and the expression that says where the answer carries it. */
  readonly credentials: readonly { readonly name: string; readonly scheme: SpecNode; readonly expression: SpecNode }[];
}

const keys = ["login", "logout", "credentials"];
const example = "x-session: { login: …, logout: …, credentials: { …: … } }";

/** Reads `x-session`: three keys, each of them needed, each naming what is there. */
export function readXSession(spec: Spec, operations: readonly Operation[]): SessionFacts {
  const session = child(spec, rootOf(spec), "x-session");
  if (session === undefined) return spec.fail([], "The spec has no x-session.", `Say how a session opens and closes: ${example}.`);
  if (!isObject(session.value)) return spec.fail(session.path, "x-session is not a mapping.", `Write it as ${example}.`);
  for (const key of Object.keys(session.value)) {
    if (!keys.includes(key))
      spec.fail(
        [...session.path, key],
        `x-session has no key ${JSON.stringify(key)}.`,
        "Its keys are login, logout and credentials; remove this one.",
        "key",
      );
  }
  for (const key of keys) {
    if (own(session.value, key) === undefined) spec.fail(session.path, `x-session lacks ${key}.`, `Write it as ${example}.`, "key");
  }
  return {
    login: readOperationName(spec, session, "login", operations),
    logout: readOperationName(spec, session, "logout", operations),
    credentials: readCredentials(spec, session),
  };
}

function readOperationName(spec: Spec, session: SpecNode, key: string, operations: readonly Operation[]): Operation {
  const id = own(session.value, key);
  const path = [...session.path, key];
  if (typeof id !== "string") return spec.fail(path, `x-session.${key} is not a text.`, "Give it the operationId of an operation.");
  const operation = operations.find((candidate) => candidate.id === id);
  const known = operations.map((candidate) => candidate.id).join(", ") || "none";
  return operation ?? spec.fail(path, `There is no operation ${JSON.stringify(id)}.`, `Name one by its operationId: ${known}.`);
}

function readCredentials(spec: Spec, session: SpecNode): SessionFacts["credentials"] {
  const credentials = child(spec, session, "credentials");
  const schemes = child(spec, rootOf(spec), "components", "securitySchemes");
  if (!isObject(credentials?.value) || Object.keys(credentials.value).length === 0) {
    return spec.fail(
      [...session.path, "credentials"],
      "x-session.credentials names no security scheme.",
      "Write it as `scheme: $response.header.NAME`.",
    );
  }
  return children(spec, credentials).map(([name, expression]) => {
    const scheme = child(spec, schemes, name);
    const known =
      children(spec, schemes)
        .map(([key]) => key)
        .join(", ") || "none";
    if (scheme !== undefined) return { name, scheme, expression };
    return spec.fail(
      expression.path,
      `There is no security scheme ${JSON.stringify(name)}.`,
      `Name one of components.securitySchemes: ${known}.`,
      "key",
    );
  });
}
