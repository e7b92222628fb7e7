import { child, children } from "../spec/spec-node.ts";
import { own } from "../spec/json.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import { expressionForms, parseExpression } from "./runtime-expression.ts";
import type { Source } from "./runtime-expression.ts";
import { findInSchemas } from "../spec/schema-walk.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** Reads the expression at `node`, and makes sure that the login's answer declares what it names. */
export function readSource(spec: Spec, login: Operation, node: SpecNode): Source {
  const source = parseExpression(node.value);
  if (source === undefined) {
    return spec.fail(node.path, `${JSON.stringify(node.value)} names nothing in an answer.`, `Use one of ${expressionForms}.`);
  }
  const successes = successesOf(login);
  if (successes.length === 0) {
    return spec.fail(
      [...login.node.path, "responses"],
      `The login ${JSON.stringify(login.id)} declares no success answer.`,
      "Declare it, for example 200.",
      "key",
    );
  }
  const fault = { header: missingHeader, cookie: missingCookie, body: missingValue }[source.in](spec, successes, source as never);
  if (fault === undefined) return source;
  const answers = successes.map(([status]) => status).join(" or ");
  const line = spec.position(successes[0]![1].refPath ?? successes[0]![1].path, "key").line;
  return spec.fail(
    node.path,
    `The answer ${answers} of the login ${JSON.stringify(login.id)} (line ${line}) ${fault.problem}`,
    fault.remedy,
  );
}

type Fault = { readonly problem: string; readonly remedy: string };
type Successes = ReturnType<typeof successesOf>;

function missingHeader(spec: Spec, successes: Successes, { name }: Source & { in: "header" }): Fault | undefined {
  const headers = successes.flatMap(([, response]) => headersNamed(spec, response, name));
  if (headers.length > 0) return undefined;
  return {
    problem: `does not declare the header ${JSON.stringify(name)}.`,
    remedy: "Declare it under its headers, or correct the expression.",
  };
}

function missingCookie(spec: Spec, successes: Successes, { name }: Source & { in: "cookie" }): Fault | undefined {
  const headers = successes.flatMap(([, response]) => headersNamed(spec, response, "Set-Cookie"));
  if (headers.flatMap((header) => examplesOf(spec, header)).some((example) => setsCookie(example, name))) return undefined;
  const remedy = `Give its header Set-Cookie an example that begins with "${name}=", or correct the expression.`;
  return { problem: `does not declare the cookie ${JSON.stringify(name)}.`, remedy };
}

function missingValue(spec: Spec, successes: Successes, { pointer }: Source & { in: "body" }): Fault | undefined {
  const bodies = successes.flatMap(([, response]) =>
    children(spec, child(spec, response, "content")).map(([, media]) => child(spec, media, "schema")),
  );
  const schemas = bodies.flatMap((body) => (body === undefined ? [] : findInSchemas(spec, body, pointer)));
  const what = pointer === "" ? "a body" : `${JSON.stringify(pointer)} in its body`;
  if (schemas.length === 0) {
    return { problem: `does not declare ${what}.`, remedy: "Declare it in the schema of its content, or correct the expression." };
  }
  if (schemas.some((schema) => canBeText(schema.value))) return undefined;
  return {
    problem: `declares ${pointer === "" ? "its body" : what} as an object or a list.`,
    remedy: "Name a text or a number in it, by a JSON pointer.",
  };
}

/** Names of headers know no case. */
function headersNamed(spec: Spec, response: SpecNode, name: string): SpecNode[] {
  const headers = children(spec, child(spec, response, "headers"));
  return headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, header]) => header);
}

/** Every text given as an example of a header, wherever OpenAPI lets one stand. */
function examplesOf(spec: Spec, header: SpecNode): string[] {
  const schema = child(spec, header, "schema");
  const values = [
    own(header.value, "example"),
    ...children(spec, child(spec, header, "examples")).map(([, example]) => own(example.value, "value")),
    own(schema?.value, "example"),
    ...children(spec, child(spec, schema, "examples")).map(([, example]) => example.value),
  ];
  return values.flat().filter((value) => typeof value === "string");
}

/** Several cookies may stand in one example, as lines or joined by commas. */
function setsCookie(example: string, name: string): boolean {
  return example.split(/\n|,\s*/).some((line) => line.trimStart().startsWith(`${name}=`));
}

function canBeText(schema: unknown): boolean {
  const types = [own(schema, "type") ?? "unknown"].flat();
  return types.some((type) => type !== "object" && type !== "array" && type !== "null");
}
