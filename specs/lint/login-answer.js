// Whether a login's answers declare the values that sources name.
import { isStructured, pointerTokens, schemaParts, successAnswers } from "./spec.js";

/** Problems of `login` (an operation), unless each of its success answers declares the source, which `what` names. */
export function sourceProblems({ what, path, source, login, resolve }) {
  return successAnswers(login, resolve).flatMap(([status, answer]) => {
    const lack = missing(source, answer, resolve);
    if (lack === undefined) return [];
    return [
      {
        path,
        message: `${what} is ${source}: expected answer ${status} of "${login.operationId}" to declare ${lack.expected}, got ${lack.got}. ${lack.todo}, or correct the source.`,
      },
    ];
  });
}

/** What the answer lacks, as { expected, got, todo }; undefined if it declares the source. */
function missing(source, answer, resolve) {
  const [, place, name] = source.match(/^\$response\.(header|cookie|body)[.#]?(.*)$/s);
  if (place === "header") return missingHeader(name, answer);
  if (place === "cookie") return missingCookie(name, answer, resolve);
  return missingBody(name, answer, resolve);
}

function missingHeader(name, answer) {
  if (header(answer, name) !== undefined) return undefined;
  return { expected: `a response header "${name}"`, got: headerNames(answer), todo: 'Declare it under "headers:"' };
}

/** OpenAPI has no word for one cookie of an answer: the Set-Cookie header with an example of the cookie stands for it. */
function missingCookie(name, answer, resolve) {
  const expected = `a response header "Set-Cookie" with an example that contains "${name}="`;
  const declared = header(answer, "set-cookie");
  if (declared === undefined) return { expected, got: headerNames(answer), todo: 'Declare it under "headers:"' };
  if (examples(resolve(declared).node ?? {}, resolve).some((text) => String(text).includes(`${name}=`))) return undefined;
  return { expected, got: "none among its examples", todo: "Add the example, with a synthetic value" };
}

function missingBody(pointer, answer, resolve) {
  const content = Object.entries(answer.content ?? {}).filter(([, media]) => media?.schema !== undefined);
  if (pointer === "") {
    if (content.length > 0) return undefined;
    return { expected: "content with a schema", got: "none", todo: 'Declare it under "content:"' };
  }
  const json = content.filter(([mediaType]) => isStructured(mediaType));
  if (json.some(([, { schema }]) => declares(schema, pointerTokens(pointer), resolve))) return undefined;
  const got = json.length === 0 ? "no JSON content with a schema" : "a schema without it";
  return { expected: `JSON content whose schema has "${pointer}"`, got, todo: "Declare that member" };
}

function declares(schema, [token, ...rest], resolve) {
  if (token === undefined) return true;
  return schemaParts(schema, resolve).some((part) => {
    const next = memberOf(part, token);
    return next !== undefined && declares(next, rest, resolve);
  });
}

function memberOf(schema, token) {
  if (Object.hasOwn(schema.properties ?? {}, token)) return schema.properties[token];
  return /^\d+$/.test(token) ? (schema.prefixItems?.[token] ?? schema.items) : undefined;
}

function header(answer, name) {
  return Object.entries(answer.headers ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function headerNames(answer) {
  const names = Object.keys(answer.headers ?? {});
  return names.length === 0 ? "no headers" : `only ${names.join(", ")}`;
}

function examples(declared, resolve) {
  const schema = resolve(declared.schema ?? {}).node ?? {};
  const named = Object.values(declared.examples ?? {}).map((example) => resolve(example).node?.value);
  return [declared.example, ...named, schema.example, ...(schema.examples ?? [])].filter((example) => example !== undefined);
}
