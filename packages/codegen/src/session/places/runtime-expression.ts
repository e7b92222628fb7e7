import { parsePointer } from "../../source/json.ts";

/** Where in an answer a value is. */
export type Source =
  | { readonly in: "header"; readonly name: string }
  | { readonly in: "cookie"; readonly name: string }
  /** A JSON pointer into the body; `""` is all of it. */
  | { readonly in: "body"; readonly pointer: string };

/** What HTTP allows as the name of a header or a cookie (RFC 9110, 5.6.2). */
export const tokenPattern = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

export const expressionForms = "$response.header.NAME, $response.cookie.NAME, $response.body and $response.body#/json/pointer";

/**
 * Reads a runtime expression of OpenAPI (4.8.20.4) as far as it can carry a credential, and our one addition,
 * `$response.cookie.NAME`. `undefined` for every other text.
 */
export function parseExpression(expression: unknown): Source | undefined {
  if (typeof expression !== "string") return undefined;
  if (expression === "$response.body") return { in: "body", pointer: "" };
  const pointer = /^\$response\.body#(.*)$/s.exec(expression)?.[1];
  if (pointer !== undefined) return parsePointer(pointer) === undefined ? undefined : { in: "body", pointer };
  const [, where, name] = /^\$response\.(header|cookie)\.(.+)$/s.exec(expression) ?? [];
  if (where === undefined || name === undefined || !tokenPattern.test(name)) return undefined;
  return { in: where as "header" | "cookie", name };
}

/** A value of the login's own request: a parameter of it, or a member of its body. */
export type RequestSource =
  | { readonly in: "header" | "query" | "path"; readonly name: string }
  | { readonly in: "body"; readonly pointer: string };

export const requestForms = "$request.body#/json/pointer, $request.header.NAME, $request.query.NAME and $request.path.NAME";

/** Reads an expression on the request. `undefined` for every other text. */
export function parseRequestExpression(expression: string): RequestSource | undefined {
  if (expression === "$request.body") return { in: "body", pointer: "" };
  const pointer = /^\$request\.body#(.*)$/s.exec(expression)?.[1];
  if (pointer !== undefined) return parsePointer(pointer) === undefined ? undefined : { in: "body", pointer };
  const [, where, name] = /^\$request\.(header|query|path)\.(.+)$/s.exec(expression) ?? [];
  return where === undefined || name === undefined ? undefined : { in: where as "header" | "query" | "path", name };
}
