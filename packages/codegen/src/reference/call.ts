import { own } from "../source/json.ts";
import { chooseContent } from "../session/login/login-body.ts";
import type { Api } from "../session/read-api.ts";
import { child } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { propertyName, quote } from "../text/source-text.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation, Parameter } from "../spec/spec-operations.ts";
import type { Environment } from "./environment.ts";
import { givenExample, object, sample, sampleMembers } from "./sample.ts";

/** The values that an example gives an operation. */
export interface Arguments {
  readonly parameters: readonly { readonly parameter: Parameter; readonly code: string }[];
  readonly body?: {
    readonly type: string;
    readonly code: string;
    /** The members of a body that is an object. */
    readonly members: readonly (readonly [name: string, code: string])[];
  };
}

/** Picks what a call needs; for a login, what the first way to log in needs. */
export function chooseArguments({ spec, facts, inputs }: Api, operation: Operation, environment: Environment): Arguments {
  const options = { spec, environment, isLogin: operation === facts.login };
  const way = options.isLogin ? inputs.ways[0]!.required : [];
  const chosen = operation.parameters.filter((parameter) => parameter.required || way.some(({ node }) => node === parameter.node));
  const body = child(spec, operation.node, "requestBody");
  const content = body === undefined ? undefined : chooseContent(spec, body);
  const parameters = chosen.map((parameter) => ({
    parameter,
    code: sample(options, parameter.schema, givenExample(spec, parameter.node), parameter.codeName),
  }));
  if (content === undefined || !(way.some((input) => input.in === "body") || own(body?.value, "required") === true)) return { parameters };

  const schema = child(spec, content.node, "schema");
  const example = givenExample(spec, content.node) ?? loginExample(options.isLogin, schema);
  const members = sampleMembers(options, schema, example);
  const code = members === undefined ? sample(options, schema, example, "body") : object(members);
  return { parameters, body: { type: content.type, code, members: members ?? [] } };
}

/** Without an example and required members, a login's body is its first secret. */
function loginExample(isLogin: boolean, schema: SpecNode | undefined): unknown {
  const required = own(schema?.value, "required");
  if (!isLogin || (Array.isArray(required) && required.length > 0)) return undefined;
  const properties = Object.entries(own(schema?.value, "properties") ?? {});
  const secret = properties.find(([, property]) => own(property, "format") === "password") ?? properties[0];
  return secret === undefined ? undefined : { [secret[0]]: "" };
}

/** `client.POST("/login", { … })` */
export function callCode({ spec }: Api, operation: Operation, { parameters, body }: Arguments): string {
  const members: string[] = [];
  const groups = (["path", "query", "header", "cookie"] as const).map(
    (where) => [where, parameters.filter(({ parameter }) => parameter.in === where)] as const,
  );
  const params = groups
    .filter(([, group]) => group.length > 0)
    .map(([where, group]) => {
      return [where, object(group.map(({ parameter, code }) => [parameter.wire, code]))] as const;
    });
  if (params.length > 0) members.push(`params: ${object(params)}`);
  if (body !== undefined) members.push(body.code === "body" ? "body" : `body: ${body.code}`);
  if (body !== undefined && !/json/i.test(body.type)) members.push(`headers: { ${propertyName("Content-Type")}: ${quote(body.type)} }`);
  const parseAs = answerForm({ spec }, operation);
  if (parseAs !== undefined) members.push(`parseAs: ${quote(parseAs)}`);
  const given = members.length === 0 ? "" : `, {\n${members.map((member) => `  ${member},\n`).join("")}}`;
  return `client.${operation.method.toUpperCase()}(${quote(operation.path)}${given})`;
}

/** How the client must read the answer, when it is not JSON. */
function answerForm({ spec }: Pick<Api, "spec">, operation: Operation): "text" | "blob" | undefined {
  const types = successesOf(operation).flatMap(([, response]) => Object.keys(child(spec, response, "content")?.value ?? {}));
  if (types.length === 0 || types.some((type) => /json/i.test(type))) return undefined;
  return types.every((type) => /^text\//i.test(type)) ? "text" : "blob";
}
