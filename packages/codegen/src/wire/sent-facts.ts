import { formatPointer } from "../source/json.ts";
import { findInSchemas, partsOf } from "../spec/schema-walk.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";
import type { Operation, Parameter } from "../spec/spec-operations.ts";
import { bodyTypes } from "./body-types.ts";
import { mediaKind } from "./media-kind.ts";
import { ownServer } from "../spec/own-server.ts";
import { parameterCode, writtenCode } from "./parameter-codes.ts";
import { shapesOf } from "./value-shapes.ts";

/** How a value is written: two of one `form` are written alike, whatever the spec says of them. */
export interface Written {
  /** For people: ``parameter `limit` ``, ``request body, `tags` of multipart/form-data``. */
  readonly place: string;
  readonly form: string;
  /** The form as the spec says it. */
  readonly text: string;
}

/** What a call is on the wire where its types do not show it. */
export interface SentFacts {
  /** Its own, or its path's; undefined where it is the API's. */
  readonly server: string | undefined;
  /** By what is the same on both sides of a change. */
  readonly values: ReadonlyMap<string, Written>;
  /** Of a request's body, in the spec's order. */
  readonly mediaTypes: readonly string[];
  /** What an object is sent as by a caller who gives no Content-Type. */
  readonly mediaType: string | undefined;
}

export function sentFacts(spec: Spec, operation: Operation): SentFacts {
  const content = children(spec, child(spec, operation.node, "requestBody", "content"));
  const codes = bodyTypes(spec, operation.node);
  const mediaTypes = content.map(([type]) => type);
  return {
    server: ownServer(spec, operation),
    values: new Map([
      ...operation.parameters.map((parameter) => [`${parameter.in} ${parameter.wire}`, writtenParameter(spec, parameter)] as const),
      ...content
        .filter(([type]) => mediaKind(type, undefined) === "form")
        .flatMap(([type, media]) => writtenMembers(spec, type, child(spec, media, "schema"), codes?.[type] ?? {}))
        .map((written) => [written.place, written] as const),
    ]),
    mediaTypes,
    mediaType: mediaTypes.find((type) => mediaKind(type, undefined) === "json") ?? mediaTypes[0],
  };
}

function writtenParameter(spec: Spec, parameter: Parameter): Written {
  const form = parameterCode(spec, parameter) ?? "plain";
  return { place: `parameter \`${parameter.wire}\``, form, text: inWords(writtenCode(spec, parameter)) };
}

/** Members of a form: lists are repeated, and objects are JSON, unless the spec says otherwise. */
function writtenMembers(spec: Spec, type: string, schema: SpecNode | undefined, codes: Readonly<Record<string, string>>): Written[] {
  if (schema === undefined) return [];
  const names = partsOf(spec, schema).flatMap((part) => children(spec, child(spec, part, "properties")).map(([name]) => name));
  return [...new Set(names)].map((name) => {
    const shapes = findInSchemas(spec, schema, formatPointer([name])).flatMap((member) => [...shapesOf(spec, member)]);
    const isPrimitive = shapes.every((shape) => shape === "primitive");
    const usual = isPrimitive ? "text" : shapes.includes("list") ? "form*" : "json";
    const code = codes[name] ?? usual;
    const form = isPrimitive && !/[/+]/.test(code) ? "text" : code;
    return { place: `request body, \`${name}\` of ${type}`, form, text: inWords(code) };
  });
}

/** A style as the spec says it; a media type as it is. */
function inWords(code: string): string {
  if (code === "json") return "JSON";
  const [, style, explode, reserved] = /^(\w+)(\*?)(\+?)$/.exec(code) ?? [];
  if (style === undefined || code === "text") return code;
  return `\`style: ${style}, explode: ${explode === "*"}${reserved === "+" ? ", allowReserved: true" : ""}\``;
}
