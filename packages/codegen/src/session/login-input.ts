import { own } from "../spec/json.ts";
import { child, children } from "../spec/place.ts";
import type { Place } from "../spec/place.ts";
import type { Spec } from "../spec/read-spec.ts";
import { partsOf } from "../spec/schema-walk.ts";
import { isSecret } from "../spec/spec-operations.ts";
import type { Operation, ParameterIn } from "../spec/spec-operations.ts";

/** One value that a login takes. */
interface Input {
  readonly name: string;
  readonly in: ParameterIn | "body";
  readonly wire: string;
  readonly required: boolean;
  readonly secret: boolean;
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
  const places = new Map<string, Place>();
  const add = (item: Input, place: Place): void => {
    const path = place.refPath ?? place.path;
    if (places.has(item.name)) {
      spec.fail(
        path,
        `The login ${JSON.stringify(login.id)} takes ${JSON.stringify(item.name)} twice.`,
        "Give one of the two by a $ref to a component whose name differs.",
      );
    }
    places.set(item.name, place);
    input.push(item);
  };
  for (const { codeName: name, in: where, wire, required, place, schema } of login.parameters) {
    add({ name, in: where, wire, required, secret: isSecret(schema) }, place);
  }
  for (const [name, { place, required }] of body?.members ?? []) {
    add({ name, in: "body", wire: name, required, secret: isSecret(place) }, place);
  }
  return body === undefined ? { input } : { input, contentType: body.contentType };
}

type Body = { contentType: string; members: Map<string, { place: Place; required: boolean }> };

function readBody(spec: Spec, login: Operation): Body | undefined {
  const body = child(spec, login.place, "requestBody");
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
  const schema = child(spec, content.place, "schema");
  const members: Body["members"] = new Map();
  for (const part of schema === undefined ? [] : partsOf(spec, schema)) {
    for (const [name, place] of children(spec, child(spec, part, "properties"))) {
      if (!members.has(name))
        members.set(name, { place, required: own(body.value, "required") === true && isRequired(spec, schema!, name) });
    }
  }
  if (members.size === 0) {
    spec.fail(
      schema?.path ?? content.place.path,
      `The body of the login ${JSON.stringify(login.id)} declares no properties.`,
      "Declare each value that it takes as a property.",
    );
  }
  return { contentType: content.type, members };
}

/** JSON before urlencoded, whatever comes first in the spec. */
export function chooseContent(spec: Spec, body: Place): { type: string; place: Place } | undefined {
  const contents = children(spec, child(spec, body, "content"));
  for (const wanted of [/^application\/json\b/i, /^[^;]+\+json\b/i, /^application\/x-www-form-urlencoded\b/i]) {
    const [type, place] = contents.find(([name]) => wanted.test(name)) ?? [];
    if (type !== undefined && place !== undefined) return { type, place };
  }
  return undefined;
}

/** Whether every form of the schema needs the member: all that `allOf` joins, each that `anyOf` or `oneOf` offers. */
function isRequired(spec: Spec, schema: Place, name: string): boolean {
  const required = own(schema.value, "required");
  if (Array.isArray(required) && required.includes(name)) return true;
  const parts = (keyword: string) => children(spec, child(spec, schema, keyword)).map(([, part]) => isRequired(spec, part, name));
  const offers = [parts("anyOf"), parts("oneOf")].filter((offer) => offer.length > 0);
  return parts("allOf").includes(true) || offers.some((offer) => offer.every(Boolean));
}
