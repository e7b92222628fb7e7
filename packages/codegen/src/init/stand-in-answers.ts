import { parsePointer } from "../source/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { Api } from "../session/read-api.ts";
import { givenExample, object } from "../reference/sample.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { literal, quote } from "../text/source-text.ts";
import { basePath } from "./stand-in-paths.ts";
import type { EarnedValues } from "./stand-in-values.ts";
import { grown, treeCode } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** The arguments of `answer` for a login that worked: status, body, headers. */
export function loginAnswer(api: Api, { codeOf }: EarnedValues): string {
  const { session, facts } = api;
  const headers = new Map<string, string>();
  const cookies: string[] = [];
  let body: Tree = {};
  for (const { pointer, values } of session.login.success ?? []) body = grown(body, parsePointer(pointer) ?? [], literal(values[0]));
  const links = (session.logout?.links ?? []).map(({ in: where, name, from }) => ({
    from,
    isAddress: where === "path" && isLocation(from),
    name,
  }));
  for (const { from, isAddress, name } of [...session.credentials.map((each) => ({ ...each, isAddress: false })), ...links]) {
    if (from.in === "input") continue;
    const value = isAddress ? addressCode(api, name, codeOf(from, "opened")) : codeOf(from, "opened");
    if (from.in === "header") headers.set(from.name, value);
    else if (from.in === "cookie") cookies.push(`${quote(`${from.name}=`)} + ${value} + "; Path=/"`);
    else body = grown(body, parsePointer(from.pointer) ?? [], value);
  }
  if (cookies.length > 0) headers.set("Set-Cookie", `[${[...new Set(cookies)].join(", ")}]`);
  const sent = headers.size > 0 ? `, ${object([...headers])}` : "";
  return `${statusOf(facts.login, 200)}, ${treeCode(body)}${sent}`;
}

const isLocation = (from: { readonly in: string; readonly name?: string }) =>
  from.in === "header" && from.name?.toLowerCase() === "location";

/** The address of what the logout deletes, with its id in it. */
function addressCode(api: Api, name: string, id: string): string {
  const [before = "", after = ""] = (basePath(api) + api.session.logout!.path).split(`{${name}}`);
  return `${quote(before)} + ${id}${after === "" ? "" : ` + ${quote(after)}`}`;
}

/** The arguments of `answer` for a logout that worked. */
export function logoutAnswer({ session, facts }: Api): string {
  let body: Tree = {};
  for (const { pointer, values } of session.logout?.success ?? []) body = grown(body, parsePointer(pointer) ?? [], literal(values[0]));
  return `${statusOf(facts.logout!, 204)}${session.logout?.success === undefined ? "" : `, ${treeCode(body)}`}`;
}

/** The arguments of `answer` for a login that is refused: what the spec declares, 401 before others. */
export function refusalAnswer(api: Api): string {
  const { facts, session } = api;
  const declared = facts.login.responses.filter(([status]) => /^4\d\d$/.test(status) && status !== "429");
  const [status, response] = declared.find(([code]) => code === "401") ?? declared.find(([code]) => code === "403") ?? declared[0] ?? [];
  if (status !== undefined) return `${status}, ${exampleCode(api, facts.login, status) ?? '{ message: "wrong credentials" }'}`;
  if (response === undefined && (session.login.success ?? []).length > 0) return `${statusOf(facts.login, 200)}, ${failureCode(api)}`;
  return '401, { message: "wrong credentials" }';
}

/** The body of a failure that comes with the status of a success: the constants of a success, with other values. */
function failureCode({ session }: Api): string {
  let body: Tree = {};
  for (const { pointer, values } of session.login.success ?? []) body = grown(body, parsePointer(pointer) ?? [], otherThan(values[0]));
  return treeCode(body);
}

function otherThan(value: unknown): string {
  if (typeof value === "boolean") return String(!value);
  return typeof value === "number" ? String(value + 1) : quote(`not ${String(value)}`);
}

/** The arguments of `answer` for a call without a session: as the spec says it of this operation. */
export function noSessionAnswer(api: Api, operation: Operation | undefined): string {
  const lapse = (api.session.lapses ?? []).find(
    ({ on }) => on === undefined || on.some(({ method, path }) => operation?.path === path && operation.method.toUpperCase() === method),
  );
  if (lapse === undefined) return '401, { message: "no session" }';
  const status = /^\d{3}$/.test(lapse.status) ? lapse.status : "419";
  let body: Tree = {};
  for (const { pointer, values } of lapse.body?.[0] ?? []) body = grown(body, parsePointer(pointer) ?? [], literal(values[0]));
  return `${status}, ${treeCode(body)}`;
}

/** The example that the spec gives of an answer. */
function exampleCode({ spec }: Api, operation: Operation, status: string): string | undefined {
  const [, response] = operation.responses.find(([code]) => code === status) ?? [];
  const [, media] = children(spec, child(spec, response, "content")).find(([type]) => /json/i.test(type)) ?? [];
  const example = givenExample(spec, media);
  return example === undefined ? undefined : literal(example, "        ");
}

function statusOf(operation: Operation, otherwise: number): number {
  const status = Number(successesOf(operation)[0]?.[0]);
  return Number.isInteger(status) ? status : otherwise;
}
