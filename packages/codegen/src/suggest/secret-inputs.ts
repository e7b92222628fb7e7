import type { Spec } from "../spec/read-spec.ts";
import { partsOf, schemasOf } from "../spec/schema-walk.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Operation } from "../spec/spec-operations.ts";

const secretName =
  /^(.*[-_])?(password|passwd|passphrase|secret|secret[-_]?(access[-_]?)?key|otp|totp|pin|(api|auth|access)[-_]?(key|token)|token)$/i;

/** Members are looked for down to this depth. */
const deepest = 3;

/** Inputs of an operation that are secrets by their names, each once: parameters, and members of a body. */
export function secretInputs(spec: Spec, operation: Operation): SpecNode[] {
  const body = child(spec, operation.node, "requestBody");
  const members = body === undefined ? [] : schemasOf(spec, body).flatMap((schema) => membersOf(spec, schema, 1));
  const parameters = operation.parameters.flatMap(({ wire, schema }) => (schema === undefined ? [] : [[wire, schema] as const]));
  const secrets = [...parameters, ...members].filter(([name]) => secretName.test(name));
  return [...new Map(secrets.map(([, schema]) => [schema.value, schema])).values()];
}

function membersOf(spec: Spec, schema: SpecNode, depth: number): [name: string, schema: SpecNode][] {
  const own = propertiesOf(spec, schema);
  return depth === deepest ? own : [...own, ...own.flatMap(([, member]) => membersOf(spec, member, depth + 1))];
}

/** The members of an object, with those of all that it is put together from. */
export function propertiesOf(spec: Spec, schema: SpecNode): [name: string, schema: SpecNode][] {
  return partsOf(spec, schema).flatMap((part) => children(spec, child(spec, part, "properties")));
}
