import { formatPointer, isObject, own } from "../source/json.ts";
import { formsOf } from "../spec/schema-forms.ts";
import { findInSchemas, schemasOf } from "../spec/schema-walk.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import { readAll } from "../source/spec-error.ts";
import type { Answer, Parameter } from "../spec/spec-operations.ts";
import { openingAnswers } from "./places/credential-source.ts";
import type { NeededValue } from "./places/credential-source.ts";
import { leadsTo } from "./links.ts";
import { readLinkValue } from "./link-value.ts";
import type { LinkNode, LinkSource, LogoutContext } from "./link-value.ts";
import { fixedMembers } from "./login/fixed-members.ts";
import { chooseContent } from "./login/login-body.ts";
import type { Fixed } from "./login/login-input.ts";
import { fixedParameters } from "./login/login-parameters.ts";

/** What of the logout's request is filled from the login. For `body` the name is a JSON pointer. */
export interface LogoutLink {
  readonly in: Fixed["in"];
  readonly name: string;
  readonly from: LinkSource;
  /** The body carries it as a number or a boolean. */
  readonly isJson?: true;
}

export interface LogoutRequest {
  readonly links: readonly LogoutLink[];
  readonly fixed: readonly Fixed[];
  /** Only when there is a body. */
  readonly contentType?: string;
  /** What of it the login's answer must declare. */
  readonly needed: readonly NeededValue[];
}

/** One value of the request. */
type Filled = { readonly link: LogoutLink; readonly needed?: NeededValue | undefined } | { readonly fixed: Fixed };

/**
 * What the logout sends: its parameters and its body, filled by the session, by a Link on the login's success answer, or by what the
 * spec says itself (`const`, `default`). Throws a `SpecError` when something that it needs is filled by none of these.
 */
export function readLogoutRequest(context: LogoutContext): LogoutRequest {
  const links = linksOf(context);
  const [parameters, body] = readAll(
    () => readAll(...context.logout.parameters.map((parameter) => () => readParameter(context, links, parameter))),
    () => readBody(context, links),
  );
  const values = [...parameters.flat(), ...(body?.values ?? [])];
  return {
    links: values.flatMap((value) => ("link" in value ? value.link : [])),
    fixed: values.flatMap((value) => ("fixed" in value ? value.fixed : [])),
    ...(body !== undefined && { contentType: body.contentType }),
    needed: values.flatMap((value) => ("link" in value ? (value.needed ?? []) : [])),
  };
}

type Link = { readonly link: SpecNode; readonly answer: Answer };

function linksOf({ spec, login, logout }: LogoutContext): Link[] {
  return openingAnswers(spec, login).flatMap((answer) =>
    children(spec, child(spec, answer[1], "links")).flatMap(([, link]) => (leadsTo(link, logout) ? { link, answer } : [])),
  );
}

/** What the links say at one place of theirs: the first, and the answers whose link says the same. */
function linkNode(links: readonly Link[], at: (link: SpecNode) => SpecNode | undefined, what: string): LinkNode | undefined {
  const nodes = links.flatMap(({ link, answer }) => {
    const node = at(link);
    return node === undefined ? [] : { node, answer };
  });
  const [first] = nodes;
  if (first === undefined) return undefined;
  const same = nodes.filter(({ node }) => JSON.stringify(node.value) === JSON.stringify(first.node.value));
  return { node: first.node, answers: same.map(({ answer }) => answer), what };
}

function readParameter(context: LogoutContext, links: readonly Link[], parameter: Parameter): Filled[] {
  const { spec, logout, destinations } = context;
  const { in: where, wire, required } = parameter;
  if (where !== "path" && destinations.some((to) => to.in === where && to.name.toLowerCase() === wire.toLowerCase())) return [];
  const at = (link: SpecNode) => child(spec, link, "parameters", `${where}.${wire}`) ?? child(spec, link, "parameters", wire);
  const linked = linkNode(links, at, `the link for ${wire}`);
  if (linked !== undefined) return [fill(context, { in: where, name: wire }, linked)];
  const constant = fixedParameters(spec, logout.parameters).find((each) => each.in === where && each.name === wire);
  if (constant !== undefined) return [{ fixed: { in: where, name: wire, value: constant.value } }];
  return required ? refuseParameter(context, parameter) : [];
}

function fill(context: LogoutContext, slot: Pick<LogoutLink, "in" | "name">, linked: LinkNode): Filled {
  const value = readLinkValue(context, linked);
  if (!("from" in value)) return { fixed: { ...slot, value: value.value } };
  return { link: { ...slot, from: value.from, ...(isJson(context, slot) && { isJson: true as const }) }, needed: value.needed };
}

/** Whether the body's schema wants a number or a boolean: what a session keeps is text. */
function isJson({ spec, logout }: LogoutContext, { in: where, name }: Pick<LogoutLink, "in" | "name">): boolean {
  const body = child(spec, logout.node, "requestBody");
  if (where !== "body" || body === undefined) return false;
  const schemas = schemasOf(spec, body).flatMap((schema) => findInSchemas(spec, schema, name));
  return schemas.some(({ value }) => ["integer", "number", "boolean"].includes(String(own(value, "type"))));
}

/** The body that the logout sends; `undefined` when it sends none. */
function readBody(context: LogoutContext, links: readonly Link[]): { contentType: string; values: Filled[] } | undefined {
  const { spec, logout } = context;
  const body = child(spec, logout.node, "requestBody");
  const linked = linkNode(links, (link) => child(spec, link, "requestBody"), "the link for the body");
  if (body === undefined) {
    if (linked === undefined) return undefined;
    const problem = `The logout ${JSON.stringify(logout.id)} declares no body for this.`;
    return spec.fail(linked.node.path, problem, "Declare it as the logout's requestBody, or remove this.", "key");
  }
  const content = chooseContent(spec, body);
  if (linked !== undefined && content !== undefined) return { contentType: content.type, values: readMembers(context, linked, []) };
  if (linked === undefined && own(body.value, "required") !== true) return undefined;
  if (content === undefined) {
    const problem = `The body of the logout ${JSON.stringify(logout.id)} is neither JSON nor urlencoded.`;
    return spec.fail([...body.path, "content"], problem, "Declare application/json or application/x-www-form-urlencoded.", "key");
  }
  const schema = child(spec, content.node, "schema");
  const [form, ...others] = schema === undefined ? [] : formsOf(spec, schema);
  const constants = form === undefined ? [] : fixedMembers(spec, form);
  const isKnown = (name: string) => constants.some((each) => `${each.name}/`.startsWith(`${formatPointer([name])}/`));
  if (form === undefined || others.length > 0 || ![...form.required].every(isKnown)) return refuseBody(context, body);
  const known = constants.map(({ name, value }) => ({ fixed: { in: "body" as const, name, value } }));
  return { contentType: content.type, values: known.length > 0 ? known : [{ fixed: { in: "body", name: "", value: {} } }] };
}

/** Each part of the Link's body: what is no expression is sent as it stands, also where it is empty. */
function readMembers(context: LogoutContext, linked: LinkNode, path: readonly string[]): Filled[] {
  const { node } = linked;
  if (!isObject(node.value) || Object.keys(node.value).length === 0)
    return [fill(context, { in: "body", name: formatPointer(path) }, linked)];
  return children(context.spec, node).flatMap(([key, member]) => readMembers(context, { ...linked, node: member }, [...path, key]));
}

function refuseParameter({ spec, login, logout }: LogoutContext, { in: where, wire, node }: Parameter): never {
  const key = where === "path" ? wire : `${where}.${wire}`;
  return spec.fail(
    node.refPath ?? node.path,
    `Nothing says where the ${where} parameter ${JSON.stringify(wire)} of the logout ${JSON.stringify(logout.id)} comes from.`,
    `Add a link to the success answer of ${login.id}: operationId: ${logout.id}, parameters: { ${key}: … }, with a value of the login's answer ($response.body#/…), one of its request ($request.body#/…), or the value itself.`,
  );
}

function refuseBody({ spec, login, logout }: LogoutContext, body: SpecNode): never {
  return spec.fail(
    body.path,
    `Nothing says what the logout ${JSON.stringify(logout.id)} sends as its body.`,
    `Add a link to the success answer of ${login.id}: operationId: ${logout.id}, requestBody: { … }, whose members are values of the login's answer ($response.body#/…), of its request ($request.body#/…), or the values themselves.`,
    "key",
  );
}
