import { getCookie, getHeader, type Incoming } from "../../http/incoming.ts";
import type { DescribedOperation } from "../reader/api.ts";
import { followed, own, type JsonObject } from "../reader/json.ts";
import type { SchemaSet } from "../schemas/schema-set.ts";
import { decodedForm, readParameter, type RequestTexts } from "./parameter-text.ts";
import { contentFor, mediaTypeOf, readBody } from "./read-body.ts";

/** Why a request is not what the description asks for. */
export interface RequestProblem {
  /** `type` is a body of a media type that is not taken. */
  readonly kind: "type" | "content";
  /** Where, and what was expected: `query/limit must be integer`. Never a value of the request. */
  readonly message: string;
}

/** Checks the requests of one operation. `params` are those of its path, as sent. */
export type RequestCheck = (incoming: Incoming, params: Readonly<Record<string, string>>) => RequestProblem | undefined;

/** Headers that OpenAPI leaves to other parts of a description (4.8.12.1). */
const saidElsewhere: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** The check of an operation: its parameters by their style and schema, its body by media type and schema. */
export function createRequestCheck(operation: DescribedOperation, document: JsonObject, schemas: SchemaSet): RequestCheck {
  const parameters = operation.parameters.filter(({ name, in: where }) => where !== "header" || !saidElsewhere.has(name.toLowerCase()));
  const places = [...new Set(parameters.map(({ in: where }) => where))];
  const parametersSchema = {
    type: "object",
    properties: Object.fromEntries(
      places.map((place) => {
        const here = parameters.filter(({ in: where }) => where === place);
        const required = here.flatMap(({ required: isRequired, name }) => (isRequired ? [name] : []));
        return [
          place,
          { type: "object", required, properties: Object.fromEntries(here.map((one) => [one.name, schemaOf(one.parameter)])) },
        ];
      }),
    ),
  };

  function checkParameters(incoming: Incoming, params: Readonly<Record<string, string>>): RequestProblem | undefined {
    if (parameters.length === 0) return undefined;
    const texts = textsOf(incoming, params);
    const values = Object.fromEntries(places.map((place): [string, Record<string, unknown>] => [place, {}]));
    for (const parameter of parameters) {
      const value = readParameter(parameter, document, texts);
      if (value !== undefined) values[parameter.in]![parameter.name] = value;
    }
    const mismatch = schemas.check(parametersSchema, values, { isText: true });
    return mismatch && { kind: "content", message: `${mismatch.pointer.slice(1)} ${mismatch.expected}` };
  }

  function checkBody(incoming: Incoming): RequestProblem | undefined {
    const { body } = operation;
    if (body === undefined) return undefined;
    if (incoming.bodyBytes === 0) {
      return own(body, "required") === true ? { kind: "content", message: "body is missing" } : undefined;
    }
    const content = (own(body, "content") as JsonObject | undefined) ?? {};
    const type = mediaTypeOf(incoming);
    const media = type === undefined ? undefined : contentFor(content, type);
    if (type === undefined || media === undefined) {
      return { kind: "type", message: `body must be ${Object.keys(content).join(" or ")}, and Content-Type must say so` };
    }
    const schema = own(media, "schema");
    const read = readBody(incoming, type, schema, document);
    if (read.kind === "broken") return { kind: "content", message: `body ${read.problem}` };
    if (read.kind === "parts") return checkParts(read.names, schema, document);
    if (read.kind === "unknown" || schema === undefined) return undefined;
    const mismatch = schemas.check(schema, read.value, { isText: read.isText });
    return mismatch && { kind: "content", message: `body${mismatch.pointer} ${mismatch.expected}` };
  }

  return (incoming, params) => checkParameters(incoming, params) ?? checkBody(incoming);
}

function checkParts(names: readonly string[], schema: unknown, document: JsonObject): RequestProblem | undefined {
  const required = own(followed(document, schema), "required");
  const missing = (Array.isArray(required) ? required.map(String) : []).find((name) => !names.includes(name));
  return missing === undefined ? undefined : { kind: "content", message: `body must have a part named ${JSON.stringify(missing)}` };
}

function schemaOf(parameter: JsonObject): unknown {
  const [media] = Object.values((own(parameter, "content") as JsonObject | undefined) ?? {});
  return own(parameter, "schema") ?? own(media, "schema") ?? {};
}

function textsOf(incoming: Incoming, path: Readonly<Record<string, string>>): RequestTexts {
  const query = incoming.query === "" ? [] : incoming.query.split("&");
  return {
    path,
    query: query.map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return [decodedForm(name), rest.join("=")] as const;
    }),
    header: (name) => getHeader(incoming, name),
    cookie: (name) => getCookie(incoming, name),
  };
}
