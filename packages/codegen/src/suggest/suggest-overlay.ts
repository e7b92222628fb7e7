import { formatJsonPath } from "../source/json-path.ts";
import { own } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { child, children, rootOf } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { operationsOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { printable } from "../text/printable.ts";
import { certaintyOf } from "./candidates.ts";
import type { Candidate } from "./candidates.ts";
import { findLogins, findLogouts, secretInputs, tokensOf } from "./find-session.ts";
import type { Token } from "./find-session.ts";

/** The first overlay for a description: what is likely of its session, how sure that is, and what else it may be. */
export function suggestOverlay(spec: Spec): string {
  const operations = operationsOf(spec);
  const logins = findLogins(spec, operations);
  const login = logins[0]?.operation;
  const logouts = findLogouts(operations, login);
  const tokens = login === undefined ? [] : tokensOf(spec, login);
  const scheme = schemeFor(spec, tokens[0]);
  return [
    "# Read each line before you use it: it was found by names, and names can mislead.",
    "overlay: 1.1.0",
    `info: { title: ${JSON.stringify(`${titleOf(spec)}: how its session opens and closes`)}, version: "1" }`,
    "actions:",
    "  - target: $",
    "    update:",
    ...(scheme.isNew || own(spec.document, "security") === undefined ? [`      security: [{ ${word(scheme.name)}: [] }]`] : []),
    "      x-session:",
    `        login: ${login?.id ?? "…"}  # ${explain(logins)}`,
    `        logout: ${logouts[0]?.operation.id ?? "…"}  # ${explain(logouts)}`,
    "        credentials:",
    `          ${word(scheme.name)}: ${word(tokens[0]?.expression ?? "$response.…")}  # ${explainTokens(tokens)}`,
    ...(scheme.isNew
      ? ["  - target: $.components", `    update: { securitySchemes: { ${scheme.name}: ${scheme.text} } }  # a guess: where calls carry it`]
      : []),
    ...(login === undefined ? [] : loginActions(spec, login, tokens[0])),
    "",
  ].join("\n");
}

function loginActions(spec: Spec, login: Operation, token: Token | undefined): string[] {
  const secrets = [...secretInputs(spec, login).map(({ schema }) => schema), ...(token?.schema === undefined ? [] : [token.schema])];
  const open = login.security.length === 0 ? [] : action(login.node, "update: { security: [] }  # a login needs no session");
  return [...open, ...secrets.flatMap((schema) => secretAction(schema))];
}

function secretAction(schema: SpecNode): string[] {
  return own(schema.value, "format") === "password" ? [] : action(schema, "update: { format: password }  # a secret");
}

function action({ path }: SpecNode, change: string): string[] {
  return [`  - target: ${word(formatJsonPath(path))}`, `    ${change}`];
}

function explain(candidates: readonly Candidate[]): string {
  const [best, ...others] = candidates;
  if (best === undefined) return "none was found";
  const next = others.slice(0, 2).map(({ operation }) => operation.id);
  const { method, path } = best.operation;
  const also = next.length === 0 ? "" : `; else ${next.join(", ")}`;
  return `${certaintyOf(candidates)}: ${method.toUpperCase()} ${printable(path)}, by ${best.reasons.join(", ")}${also}`;
}

function explainTokens([best, ...others]: readonly Token[]): string {
  if (best === undefined) return "its answer declares nothing that looks like a token";
  return others.length === 0
    ? "the one value of its answer that looks like a token"
    : `else ${printable(others.map(({ expression }) => expression).join(", "))}`;
}

/** The scheme that a token goes by: one of that header's name, else bearer, else a new one. */
function schemeFor(spec: Spec, token: Token | undefined): { readonly name: string; readonly text: string; readonly isNew: boolean } {
  const schemes = children(spec, child(spec, rootOf(spec), "components", "securitySchemes"));
  const known = schemes.find(([, { value }]) => {
    const [type, name, where] = ["type", "name", "in"].map((key) => own(value, key));
    if (token?.in === "header") return type === "apiKey" && where === "header" && String(name).toLowerCase() === token.name.toLowerCase();
    const isBearer = type === "http" && String(own(value, "scheme")).toLowerCase() === "bearer";
    return isBearer || (type === "apiKey" && where === "header" && /token|sid|session/i.test(String(name)));
  });
  if (known !== undefined) return { name: known[0], text: "", isNew: false };
  const text = token?.in === "header" ? `{ type: apiKey, in: header, name: ${word(token.name)} }` : "{ type: http, scheme: bearer }";
  return { name: "session", text, isNew: true };
}

/** A text as YAML takes it for a text. */
function word(text: string): string {
  return /^[$\w][\w$.#/~'[\]-]*$/.test(text) ? text : JSON.stringify(text);
}

function titleOf(spec: Spec): string {
  const title = own(own(spec.document, "info"), "title");
  return typeof title === "string" ? title : spec.file;
}
