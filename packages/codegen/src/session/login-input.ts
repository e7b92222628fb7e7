import { own } from "../source/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import { partsOf } from "../spec/schema-walk.ts";
import { secretPointers } from "../spec/secret-pointers.ts";
import type { Operation, ParameterIn } from "../spec/spec-operations.ts";

/** One value that a login takes. */
interface Input {
  readonly name: string;
  readonly in: ParameterIn | "body";
  readonly wire: string;
  readonly required: boolean;
  readonly secret: boolean;
  /** Pointers to secrets within the value, where it is not one as a whole. */
  readonly secrets?: readonly string[];
}

export interface LoginInput {
  readonly input: readonly Input[];
  /** Only when there is a body. */
  readonly contentType?: string;
}

/** What a login takes: its parameters, and the members of its JSON or urlencoded body. */
export function readLoginInput(spec: Spec, login: Operation): LoginInput {
  const body = readBody(spec, login);
  const input: Input[] = [];
  const nodes = new Map<string, SpecNode>();
  const add = (item: Input, node: SpecNode): void => {
    const path = node.refPath ?? node.path;
    if (nodes.has(item.name)) {
      spec.fail(
        path,
        `The login ${JSON.stringify(login.id)} takes ${JSON.stringify(item.name)} twice.`,
        "Give one of the two by a $ref to a component whose name differs.",
      );
    }
    nodes.set(item.name, node);
    input.push(item);
  };
  for (const { codeName: name, in: where, wire, required, node, schema } of login.parameters) {
    add({ name, in: where, wire, required, ...secretsIn(spec, schema) }, node);
  }
  for (const [name, { node, required }] of body?.members ?? []) {
    add({ name, in: "body", wire: name, required, ...secretsIn(spec, node) }, node);
  }
  if (!input.some(({ secret, secrets }) => secret || secrets)) refuseWithoutSecret(spec, login);
  return body === undefined ? { input } : { input, contentType: body.contentType };
}

function secretsIn(spec: Spec, schema: SpecNode | undefined): Pick<Input, "secret" | "secrets"> {
  const pointers = schema === undefined ? [] : secretPointers(spec, schema);
  return pointers.length === 0 || pointers.includes("") ? { secret: pointers.length > 0 } : { secret: false, secrets: pointers };
}

/** A login without a secret has one that is not marked, and that would be written into logs. */
function refuseWithoutSecret(spec: Spec, login: Operation): never {
  const problem = `No input of the login ${JSON.stringify(login.id)} is marked as a secret.`;
  return spec.fail(
    [...login.node.path, "operationId"],
    problem,
    "Mark the secret parameter or body member with `format: password`.",
    "key",
  );
}

type Body = { contentType: string; members: Map<string, { node: SpecNode; required: boolean }> };

function readBody(spec: Spec, login: Operation): Body | undefined {
  const body = child(spec, login.node, "requestBody");
  if (body === undefined) return undefined;
  const content = chooseContent(spec, body);
  if (content === undefined) {
    return spec.fail(
      [...body.path, "content"],
      `The body of the login ${JSON.stringify(login.id)} is neither JSON nor urlencoded.`,
      "Declare application/json or application/x-www-form-urlencoded.",
      "key",
    );
  }
  const schema = child(spec, content.node, "schema");
  const members: Body["members"] = new Map();
  for (const part of schema === undefined ? [] : partsOf(spec, schema)) {
    for (const [name, node] of children(spec, child(spec, part, "properties"))) {
      if (!members.has(name))
        members.set(name, { node, required: own(body.value, "required") === true && isRequired(spec, schema!, name) });
    }
  }
  if (members.size === 0) {
    spec.fail(
      schema?.path ?? content.node.path,
      `The body of the login ${JSON.stringify(login.id)} declares no properties.`,
      "Declare each value that it takes as a property.",
    );
  }
  return { contentType: content.type, members };
}

/** JSON before urlencoded, whatever comes first in the spec. */
export function chooseContent(spec: Spec, body: SpecNode): { type: string; node: SpecNode } | undefined {
  const contents = children(spec, child(spec, body, "content"));
  for (const wanted of [/^application\/json\b/i, /^[^;]+\+json\b/i, /^application\/x-www-form-urlencoded\b/i]) {
    const [type, node] = contents.find(([name]) => wanted.test(name)) ?? [];
    if (type !== undefined && node !== undefined) return { type, node };
  }
  return undefined;
}

/** Whether every form of the schema needs the member: all that `allOf` joins, each that `anyOf` or `oneOf` offers. */
function isRequired(spec: Spec, schema: SpecNode, name: string): boolean {
  const required = own(schema.value, "required");
  if (Array.isArray(required) && required.includes(name)) return true;
  const parts = (keyword: string) => children(spec, child(spec, schema, keyword)).map(([, part]) => isRequired(spec, part, name));
  const offers = [parts("anyOf"), parts("oneOf")].filter((offer) => offer.length > 0);
  return parts("allOf").includes(true) || offers.some((offer) => offer.every(Boolean));
}
