import type { Spec } from "../spec/read-spec.ts";
import type { Operation, Parameter } from "../spec/spec-operations.ts";
import { tokensOf, valueNamed } from "./answered-values.ts";

/** What fills the parameters of a logout's path, as a Link on the login's answer says it. */
export interface LogoutLink {
  readonly parameters: readonly (readonly [name: string, expression: string])[];
  /** Parameters that nothing of the answer has the name of. */
  readonly lacking: readonly string[];
}

/** `undefined` where the logout's path needs nothing. */
export function logoutLink(spec: Spec, login: Operation, logout: Operation): LogoutLink | undefined {
  const needed = logout.parameters.filter(({ in: where }) => where === "path");
  if (needed.length === 0) return undefined;
  const found = needed.map((parameter) => [parameter.wire, sourceOf(spec, login, parameter)] as const);
  return {
    parameters: found.flatMap(([name, expression]) => (expression === undefined ? [] : [[name, expression] as const])),
    lacking: found.flatMap(([name, expression]) => (expression === undefined ? [name] : [])),
  };
}

/** A value of the parameter's name, or the session's `id`, or its address, whose last part is taken, or its token. */
function sourceOf(spec: Spec, login: Operation, { wire }: Parameter): string | undefined {
  const ofSession = /id$/i.test(wire)
    ? (valueNamed(spec, login, ["body"], isId) ?? valueNamed(spec, login, ["header"], isAddress))
    : undefined;
  const token = /token|session|sid/i.test(wire) ? tokensOf(spec, login)[0] : undefined;
  return (valueNamed(spec, login, ["body"], (name) => plain(name) === plain(wire)) ?? ofSession ?? token)?.expression;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, "");
}

function isId(name: string): boolean {
  return /^(session_?)?id$/i.test(name);
}

function isAddress(name: string): boolean {
  return name.toLowerCase() === "location";
}
