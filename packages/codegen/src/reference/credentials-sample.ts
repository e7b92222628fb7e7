import { own } from "../source/json.ts";
import { formsOf } from "../spec/schema-forms.ts";
import { child } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { isConstant } from "../session/login/fixed-members.ts";
import { givenOnce } from "../session/login/login-input.ts";
import type { Input } from "../session/login/login-input.ts";
import { chooseContent } from "../session/login/login-body.ts";
import type { Environment } from "./environment.ts";
import type { Api } from "../session/read-api.ts";
import { givenExample, isFull, object, sample } from "./sample.ts";

/** The code of an object literal of credentials: what the first way to log in needs. */
export function credentialsSample(api: Api, environment: Environment): string {
  const { spec, facts, inputs } = api;
  const body = child(spec, facts.login.node, "requestBody");
  const example = body === undefined ? undefined : givenExample(spec, chooseContent(spec, body)?.node);
  const members = givenOnce(inputs.ways[0]!.required).map((input): [name: string, code: string] => {
    const given = input.in === "body" ? own(example, input.wire) : givenExample(spec, input.node);
    const node = schemaOf(api, input);
    return [input.name, node === undefined ? environment.need(input.name) : memberCode({ api, environment }, node, given, input.name)];
  });
  return object(members);
}

/** What a scheme takes has no schema: it is a text. */
function schemaOf({ facts }: Api, input: Input): SpecNode | undefined {
  if (input.in === "body") return input.node;
  return facts.login.parameters.find((parameter) => parameter.node === input.node)?.schema;
}

type Options = { readonly api: Api; readonly environment: Environment };

function memberCode(options: Options, node: SpecNode, example: unknown, name: string, depth = 0): string {
  const { api, environment } = options;
  const { spec } = api;
  const [form] = formsOf(spec, node);
  if (form === undefined || form.members.size === 0 || depth > deepest || isFull(options))
    return sample({ spec, environment, isLogin: true }, node, example, name, depth);
  const members = [...form.members].filter(
    ([key, member]) => !isConstant(spec, member) && (form.required.has(key) || own(example, key) !== undefined),
  );
  return object(members.map(([key, member]) => [key, memberCode(options, member, own(example, key), key, depth + 1)]));
}

/** A schema that requires itself has no end. */
const deepest = 5;
