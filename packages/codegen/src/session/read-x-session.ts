import { isObject, own } from "../source/json.ts";
import { child, children, rootOf } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import { readAll } from "../source/spec-error.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { listNames } from "../text/list-names.ts";

/** `x-session`, the one fact that OpenAPI cannot say. */
export interface SessionFacts {
  readonly login: Operation;
  /** Left out when nothing ends a session but its time. */
  readonly logout?: Operation;
  /** Each security scheme whose value a login earns, and the expression that says where the answer carries it. */
  readonly credentials: readonly { readonly name: string; readonly scheme: SpecNode; readonly expression: SpecNode }[];
}

const keys: ReadonlySet<string> = new Set(["login", "logout", "credentials"]);
const needed = ["login", "credentials"];
const example = "x-session: { login: …, logout: …, credentials: { …: … } }";

/** Reads `x-session`: three keys, each naming what is there. `logout` may be left out. */
export function readXSession(spec: Spec, operations: readonly Operation[]): SessionFacts {
  const session = child(spec, rootOf(spec), "x-session");
  if (session === undefined) {
    const remedy = `Say how a session opens and closes: ${example}, in the spec or in an overlay (--overlay). "vendor-codegen overlay" writes a first one.`;
    return spec.fail([], "The spec has no x-session.", remedy);
  }
  const { value, path } = session;
  if (!isObject(value)) return spec.fail(path, `x-session is ${JSON.stringify(value)}, not a mapping.`, `Write it as ${example}.`);
  const unknown = Object.keys(value).filter((key) => !keys.has(key));
  const missing = needed.filter((key) => own(value, key) === undefined);
  readAll(
    ...unknown.map((key) => () => refuseKey(spec, session, key)),
    ...missing.map((key) => () => spec.fail(path, `x-session lacks ${key}.`, `Write it as ${example}.`, "key")),
  );
  const [login, logout, credentials] = readAll(
    () => readOperationName(spec, session, "login", operations),
    () => (own(value, "logout") === undefined ? undefined : readOperationName(spec, session, "logout", operations)),
    () => readCredentials(spec, session),
  );
  return { login, credentials, ...(logout !== undefined && { logout }) };
}

function refuseKey(spec: Spec, session: SpecNode, key: string): never {
  const problem = `x-session has no key ${JSON.stringify(key)}.`;
  return spec.fail([...session.path, key], problem, "Its keys are login, logout and credentials; remove this one.", "key");
}

function readOperationName(spec: Spec, session: SpecNode, key: string, operations: readonly Operation[]): Operation {
  const id = own(session.value, key);
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation) return operation;
  const ids = operations.map((candidate) => candidate.id);
  const remedy = `Name one by its operationId: ${listNames(ids, String(id))}.`;
  return spec.fail([...session.path, key], `There is no operation ${JSON.stringify(id)}.`, remedy);
}

function readCredentials(spec: Spec, session: SpecNode): SessionFacts["credentials"] {
  const credentials = child(spec, session, "credentials");
  if (!isObject(credentials?.value) || Object.keys(credentials.value).length === 0) {
    return spec.fail(
      [...session.path, "credentials"],
      "x-session.credentials names no security scheme.",
      "Write it as `scheme: $response.header.NAME`.",
    );
  }
  return readAll(
    ...children(spec, credentials).map(
      ([name, expression]) =>
        () =>
          readCredential(spec, name, expression),
    ),
  );
}

function readCredential(spec: Spec, name: string, expression: SpecNode): SessionFacts["credentials"][number] {
  const schemes = child(spec, rootOf(spec), "components", "securitySchemes");
  const scheme = child(spec, schemes, name);
  if (scheme !== undefined) return { name, scheme, expression };
  const known = children(spec, schemes).map(([key]) => key);
  return spec.fail(
    expression.path,
    `There is no security scheme ${JSON.stringify(name)}.`,
    `Name one of components.securitySchemes: ${known.join(", ") || "none"}.`,
    "key",
  );
}
