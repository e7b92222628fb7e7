import { isObject, own } from "../source/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import { isSecret, partsOf } from "../spec/schema-walk.ts";
import { literal, propertyName } from "../text/source-text.ts";
import type { Environment } from "./environment.ts";

export interface SampleOptions {
  readonly spec: Spec;
  readonly environment: Environment;
  /** Takes every text from the environment, not only secrets: a login's input is an account's own. */
  readonly isLogin: boolean;
}

/** A value of a schema as code: the spec's example with secrets taken from the environment, else what the schema needs. */
export function sample(options: SampleOptions, schema: SpecNode | undefined, example: unknown, name: string, depth = 0): string {
  const value = example ?? exampleOf(options.spec, schema);
  const isFree = typeof (value ?? "") === "string" && own(schema?.value, "enum") === undefined && own(schema?.value, "const") === undefined;
  if (isFree && (isSecret(options.spec, schema) || (options.isLogin && takesText(options.spec, schema))))
    return options.environment.need(name);
  const members = sampleMembers(options, schema, value, depth);
  if (members !== undefined) return object(members);
  if (value !== undefined) return literal(value);
  const types = [own(schema?.value, "type")].flat();
  return { string: literal(name), integer: "1", number: "1", boolean: "true", array: "[]" }[String(types[0])] ?? "{}";
}

/** The members of a value that is an object: the example's, else those that the schema requires. */
export function sampleMembers(
  options: SampleOptions,
  schema: SpecNode | undefined,
  example: unknown,
  depth = 0,
): [key: string, code: string][] | undefined {
  const value = example ?? exampleOf(options.spec, schema);
  const member = (key: string, given: unknown): [string, string] => [
    key,
    sample(options, propertyOf(options.spec, schema, key), given, key, depth + 1),
  ];
  if (isObject(value)) return Object.entries(value).map(([key, given]) => member(key, given));
  const isObjectSchema = [own(schema?.value, "type") ?? "object"].flat().includes("object");
  if (value !== undefined || !isObjectSchema || depth > maxDepth || isFull(options)) return undefined;
  return requiredOf(options.spec, schema).map((key) => member(key, undefined));
}

/** A schema that requires itself has no end. */
const maxDepth = 5;

/** Objects without an example that one call is given at most: no person reads more. */
const maxObjects = 200;
const made = new WeakMap<object, number>();

/** Whether the code that is made with these options has enough objects. Counts one more. */
export function isFull(options: object): boolean {
  const count = (made.get(options) ?? 0) + 1;
  made.set(options, count);
  return count > maxObjects;
}

/** An object literal on one line; a member whose value has its name is written once. */
export function object(members: readonly (readonly [key: string, code: string])[]): string {
  const list = members.map(([key, code]) => (key === code ? key : `${propertyName(key)}: ${code}`));
  return list.length === 0 ? "{}" : `{ ${list.join(", ")} }`;
}

/** The example given for a parameter, a media type or a header: the first, where there are several. */
export function givenExample(spec: Spec, node: SpecNode | undefined): unknown {
  const [first] = children(spec, child(spec, node, "examples"));
  return own(node?.value, "example") ?? own(first?.[1].value, "value");
}

function exampleOf(spec: Spec, schema: SpecNode | undefined): unknown {
  const candidates = [
    own(schema?.value, "example"),
    child(spec, schema, "examples", 0)?.value,
    own(schema?.value, "default"),
    own(schema?.value, "const"),
    child(spec, schema, "enum", 0)?.value,
  ];
  return candidates.find((candidate) => candidate !== undefined);
}

function takesText(spec: Spec, schema: SpecNode | undefined): boolean {
  return schema === undefined || partsOf(spec, schema).some((part) => [own(part.value, "type")].flat().includes("string"));
}

function propertyOf(spec: Spec, schema: SpecNode | undefined, key: string): SpecNode | undefined {
  if (schema === undefined) return undefined;
  return partsOf(spec, schema)
    .map((part) => child(spec, part, "properties", key))
    .find((property) => property !== undefined);
}

function requiredOf(spec: Spec, schema: SpecNode | undefined): string[] {
  const lists = schema === undefined ? [] : partsOf(spec, schema).map((part) => own(part.value, "required"));
  return [...new Set(lists.flatMap((list) => (Array.isArray(list) ? list.map(String) : [])))];
}
