import { byHand } from "../../source/by-hand.ts";
import { own } from "../../source/json.ts";
import type { Spec } from "../../spec/read-spec.ts";
import { findInSchemas, schemasOf } from "../../spec/schema-walk.ts";
import { child, children } from "../../spec/spec-node.ts";
import type { SpecNode } from "../../spec/spec-node.ts";
import type { Source } from "./runtime-expression.ts";

/** Why an answer cannot carry a value: the rest of a sentence that begins with the answer, and what to do. */
export interface Lack {
  readonly problem: string;
  readonly remedy: string;
}

/** What an answer lacks of a source; `undefined` when it declares it. */
export function lackOf(spec: Spec, answer: SpecNode, source: Source): Lack | undefined {
  switch (source.in) {
    case "header":
      return lackOfHeader(spec, answer, source.name);
    case "cookie":
      return lackOfCookie(spec, answer, source.name);
    case "body":
      return lackOfValue(spec, answer, source.pointer);
  }
}

function lackOfHeader(spec: Spec, answer: SpecNode, name: string): Lack | undefined {
  if (headersNamed(spec, answer, name).length > 0) return undefined;
  const others = headersOf(spec, answer).map(([key]) => key);
  return {
    problem: `does not declare the header ${JSON.stringify(name)} (declared: ${others.join(", ") || "none"}).`,
    remedy: "Declare it under its headers, or correct the expression.",
  };
}

/** OpenAPI has no word for one cookie of an answer: an example of `Set-Cookie` that begins with its name declares it. */
function lackOfCookie(spec: Spec, answer: SpecNode, name: string): Lack | undefined {
  const cookies = cookieNames(spec, answer);
  if (cookies.includes(name)) return undefined;
  return {
    problem: `does not declare the cookie ${JSON.stringify(name)} (declared: ${cookies.join(", ") || "none"}).`,
    remedy: `Give its header Set-Cookie an example that begins with "${name}=", or correct the expression.`,
  };
}

/** The cookies that examples of an answer's `Set-Cookie` name. */
export function cookieNames(spec: Spec, answer: SpecNode): string[] {
  const examples = headersNamed(spec, answer, "Set-Cookie").flatMap((header) => examplesOf(spec, header));
  return [...new Set(examples.flatMap(cookiesIn))];
}

function lackOfValue(spec: Spec, answer: SpecNode, pointer: string): Lack | undefined {
  const types = children(spec, child(spec, answer, "content")).map(([type]) => type);
  if (types.length > 0 && types.every((type) => /[/+]xml\b/i.test(type))) {
    const remedy = `Declare application/json where the server can answer that; else ${byHand}.`;
    return { problem: `is ${types.join(" or ")}, in which nothing is looked for.`, remedy };
  }
  const schemas = schemasOf(spec, answer).flatMap((body) => findInSchemas(spec, body, pointer));
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

function headersOf(spec: Spec, answer: SpecNode): [name: string, header: SpecNode][] {
  return children(spec, child(spec, answer, "headers"));
}

/** Header names are case-insensitive. */
function headersNamed(spec: Spec, answer: SpecNode, name: string): SpecNode[] {
  return headersOf(spec, answer).flatMap(([key, header]) => (key.toLowerCase() === name.toLowerCase() ? header : []));
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

/** The names of the cookies in an example, which may hold several: as lines or joined by commas. */
function cookiesIn(example: string): string[] {
  return example.split(/\n|,\s*/).flatMap((line) => /^\s*([^=;\s]+)=/.exec(line)?.[1] ?? []);
}

function canBeText(schema: unknown): boolean {
  const types = [own(schema, "type") ?? "unknown"].flat();
  return types.some((type) => type !== "object" && type !== "array" && type !== "null");
}
