import { own } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { partsOf, schemasOf } from "../spec/schema-walk.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { lastWord, rank, summaryOf } from "./candidates.ts";
import type { Candidate } from "./candidates.ts";

/** A value of the login's answer that later calls may carry. */
export interface Token {
  readonly expression: string;
  readonly name: string;
  readonly in: "header" | "body";
  /** Its schema, where it has one. */
  readonly schema: SpecNode | undefined;
}

const secretName = /^(.*[-_])?(password|passwd|passphrase|secret|otp|totp|pin|(api|auth|access)[-_]?(key|token)|token)$/i;
const tokenName = /^(x-)?(.*[-_])?(token|jwt|sid|ticket|access_?token|session(_?id|_?token)?)$/i;

/** Inputs of an operation that are secrets by their names: parameters, and members of a body. */
export function secretInputs(spec: Spec, operation: Operation): { readonly name: string; readonly schema: SpecNode }[] {
  const body = child(spec, operation.node, "requestBody");
  const members = body === undefined ? [] : schemasOf(spec, body).flatMap((schema) => propertiesOf(spec, schema));
  const parameters = operation.parameters.flatMap(({ wire, schema }) => (schema === undefined ? [] : [[wire, schema] as const]));
  return [...parameters, ...members].filter(([name]) => secretName.test(name)).map(([name, schema]) => ({ name, schema }));
}

function propertiesOf(spec: Spec, schema: SpecNode): [name: string, schema: SpecNode][] {
  return partsOf(spec, schema).flatMap((part) => children(spec, child(spec, part, "properties")));
}

/** What a login's answers carry that looks like a session's value, headers first. */
export function tokensOf(spec: Spec, login: Operation): Token[] {
  return successesOf(login).flatMap(([, answer]) => {
    const headers = children(spec, child(spec, answer, "headers")).filter(([name]) => tokenName.test(name));
    const found: Token[] = headers.map(([name, header]) => ({
      expression: `$response.header.${name}`,
      name,
      in: "header",
      schema: child(spec, header, "schema"),
    }));
    return [...found, ...schemasOf(spec, answer).flatMap((schema) => tokensIn(spec, schema, "", 0))];
  });
}

function tokensIn(spec: Spec, schema: SpecNode, pointer: string, depth: number): Token[] {
  return propertiesOf(spec, schema).flatMap(([name, property]): Token[] => {
    const here = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const isText = own(property.value, "type") === "string";
    if (isText && tokenName.test(name)) return [{ expression: `$response.body#${here}`, name, in: "body", schema: property }];
    return depth < 2 && !isText ? tokensIn(spec, property, here, depth + 1) : [];
  });
}

/** Operations that may open a session. */
export function findLogins(spec: Spec, operations: readonly Operation[]): Candidate[] {
  return rank(
    operations.filter(({ method }) => method === "post" || method === "put"),
    (operation) => [
      ["its path", 4, /^(log-?in|sign-?in|auth|authenticate|sessions?)$/i.test(lastWord(operation))],
      ["its name", 3, /log_?-?in|sign_?-?in|authenticate|create_?session|session\w*create|create_?token/i.test(operation.id)],
      ["its summary", 1, /\b(log|sign)s?[ -]?in\b|authenticat|session/i.test(summaryOf(operation))],
      ["a secret that it takes", 3, secretInputs(spec, operation).length > 0],
      ["what it answers", 3, tokensOf(spec, operation).length > 0],
      ["a parameter in its path", -3, operation.path.includes("{")],
      ["OAuth, or an administrator's", -4, /oauth|saml|sso|admin|ldap|register|reset/i.test(operation.path)],
    ],
  );
}

/** Operations that may end it. */
export function findLogouts(operations: readonly Operation[], login: Operation | undefined): Candidate[] {
  return rank(
    operations.filter(({ method }) => method !== "get" && method !== "head"),
    (operation) => [
      ["its path", 5, /log-?out|sign-?out/i.test(lastWord(operation))],
      ["the login's own path", 6, operation.method === "delete" && operation.path === login?.path],
      ["its name", 3, /log_?-?out|sign_?-?out|delete_?session|session\w*delete/i.test(operation.id)],
      ["its summary", 1, /log[ -]?out|sign[ -]?out|session/i.test(summaryOf(operation))],
      ["a parameter in its path", -2, operation.path.includes("{")],
    ],
  );
}
