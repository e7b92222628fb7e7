import { cookieNames } from "../session/places/declared-source.ts";
import { formatPointer, own } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { partsOf, schemasOf } from "../spec/schema-walk.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { propertiesOf } from "./secret-inputs.ts";

/** A value that a login's answer declares. */
export interface AnsweredValue {
  readonly expression: string;
  readonly in: "header" | "cookie" | "body";
  readonly name: string;
  /** Its schema, where it has one. */
  readonly schema: SpecNode | undefined;
}

const tokenName = /^(x-)?(.*[-_])?(token|jwt|sid|ticket|access_?token|session(_?id|_?token|_?key)?)$/i;
const tokenWord = /^(auth|access|session|security|bearer|jwt|login|user|client)(Token|Ticket)$/;
const csrfName = /csrf|xsrf/i;
/** The name of a body that is one text. */
const whole = "";

/** What looks like a session's value, headers first. */
export function tokensOf(spec: Spec, login: Operation): AnsweredValue[] {
  const isToken = ({ in: where, name }: AnsweredValue) =>
    where !== "cookie" && (tokenName.test(name) || tokenWord.test(name)) && !csrfName.test(name);
  return valuesOf(spec, login).filter((value) => isToken(value) || (value.in === "body" && value.name === whole));
}

/** The cookies that examples of `Set-Cookie` name; those against forged requests last. */
export function cookiesOf(spec: Spec, login: Operation): AnsweredValue[] {
  const cookies = valuesOf(spec, login).filter(({ in: where }) => where === "cookie");
  return cookies.toSorted((a, b) => Number(csrfName.test(a.name)) - Number(csrfName.test(b.name)));
}

/** Whether an answer says that it sets a cookie, by whatever name. */
export function setsCookie(spec: Spec, login: Operation): boolean {
  return headersOf(spec, login).some(([name]) => name.toLowerCase() === "set-cookie");
}

/** The first value of the answer in one of these places with such a name. */
export function valueNamed(
  spec: Spec,
  login: Operation,
  places: readonly AnsweredValue["in"][],
  isNamed: (name: string) => boolean,
): AnsweredValue | undefined {
  return valuesOf(spec, login).find(({ in: where, name }) => places.includes(where) && isNamed(name));
}

function headersOf(spec: Spec, login: Operation): [name: string, header: SpecNode][] {
  return successesOf(login).flatMap(([, answer]) => children(spec, child(spec, answer, "headers")));
}

const known = new WeakMap<Operation, readonly AnsweredValue[]>();

/** Found once for an operation: each sign of each candidate asks for them. */
function valuesOf(spec: Spec, login: Operation): readonly AnsweredValue[] {
  const values = known.get(login) ?? findValues(spec, login);
  known.set(login, values);
  return values;
}

function findValues(spec: Spec, login: Operation): AnsweredValue[] {
  const headers = headersOf(spec, login).map(([name, header]): AnsweredValue => {
    return { expression: `$response.header.${name}`, in: "header", name, schema: child(spec, header, "schema") };
  });
  const cookies = successesOf(login)
    .flatMap(([, answer]) => cookieNames(spec, answer))
    .map((name): AnsweredValue => ({ expression: `$response.cookie.${name}`, in: "cookie", name, schema: undefined }));
  const bodies = successesOf(login).flatMap(([, answer]) => schemasOf(spec, answer).flatMap((schema) => valuesIn(spec, schema)));
  return [...new Map([...headers, ...cookies, ...bodies].map((value) => [value.expression, value])).values()];
}

function valuesIn(spec: Spec, schema: SpecNode): AnsweredValue[] {
  const isText = partsOf(spec, schema).some(({ value }) => own(value, "type") === "string");
  return isText ? [{ expression: "$response.body", in: "body", name: whole, schema }] : within(spec, schema);
}

/** Members are looked for down to this depth; of a list, in its first item. */
const deepest = 6;
/** And this many of them: schemas that lead to one another have members without end. */
const most = 2000;

/** Texts and numbers of a body, those of the first level first. */
function within(spec: Spec, schema: SpecNode): AnsweredValue[] {
  const found: AnsweredValue[] = [];
  const pending: (readonly [path: readonly string[], schema: SpecNode])[] = [[[], schema]];
  for (let at = 0; at < pending.length && at < most; at++) {
    const [path, node] = pending[at]!;
    const isValue = ["string", "integer", "number"].includes(String(own(node.value, "type")));
    if (isValue) found.push({ expression: `$response.body#${formatPointer(path)}`, in: "body", name: path.at(-1)!, schema: node });
    else if (path.length < deepest) pending.push(...membersOf(spec, node).map(([name, member]) => [[...path, name], member] as const));
  }
  return found;
}

function membersOf(spec: Spec, schema: SpecNode): [name: string, member: SpecNode][] {
  const first = partsOf(spec, schema).flatMap((part) => child(spec, part, "items") ?? []);
  return [...propertiesOf(spec, schema), ...first.map((item): [string, SpecNode] => ["0", item])];
}
