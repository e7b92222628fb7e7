import { parsePointer } from "../source/json.ts";
import { camelCase, pascalCase } from "../text/names.ts";
import type { Api } from "../session/read-api.ts";
import { object } from "../reference/sample.ts";
import type { Source } from "../session/runtime-expression.ts";
import { baseUrlOf } from "../session/server.ts";
import { quote } from "../text/source-text.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { credentialsCode, knownTest } from "./login-check.ts";

/**
 * `test/NAME-server.ts`: a server of the API's session, for the tests of a new package to talk to. Written once from the
 * spec, and maintained by hand from then on, so that it can come to contradict the spec.
 */
export function standInFile(api: Api, { writtenBy, package: from }: { readonly writtenBy: string; readonly package: string }): string {
  const { session, facts } = api;
  const name = pascalCase(session.vendor);
  const values = valuesOf(api);
  const members = [...values.values()];
  return `// A stand-in for the API: it opens, checks and ends sessions, and counts. ${writtenBy} wrote it
// from the spec, once; it is yours. Where the API is seen to do otherwise, let this do otherwise too.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Credentials } from ${quote(from)};

/** What the login takes here. Synthetic. */
export const credentials: Credentials = ${credentialsCode(api)};

/** What a login earned. */
export type Open${name}Session = { ${members.map((member) => `readonly ${member}: string`).join("; ")} };

export interface ${name}Server extends AsyncDisposable {
  readonly baseUrl: string;
  /** What it was asked, and what it refused. */
  readonly counted: { logins: number; logouts: number; calls: number; refused: number };
  /** The sessions that are open. Clear it to end them all. */
  readonly sessions: Set<Open${name}Session>;
}

/** Starts it on a free port of this machine. */
export async function start${name}Server(): Promise<${name}Server> {
  const sessions = new Set<Open${name}Session>();
  const counted = { logins: 0, logouts: 0, calls: 0, refused: 0 };

  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const answer = (status: number, json?: unknown, headers: Record<string, string | string[]> = {}) => {
      const type = json === undefined ? {} : { "Content-Type": "application/json" };
      response.writeHead(status, { ...type, ...headers }).end(json === undefined ? undefined : JSON.stringify(json));
    };

    if (request.method === ${quote(session.login.method)} && ${pathTest(api, session.login.path)}) {
      if (!isKnown(request, body)) {
        counted.refused += 1;
        return answer(401, { message: "wrong credentials" });
      }
      counted.logins += 1;
      const opened = ${object(members.map((member) => [member, "randomUUID()"]))};
      sessions.add(opened);
      return answer(${loginAnswer(api, values)});
    }
    const session = [...sessions].find((candidate) => carries(request, candidate));
    if (session === undefined) {
      counted.refused += 1;
      return answer(401, { message: "no session" });
    }
    if (request.method === ${quote(session.logout.method)} && pathname === ${logoutPath(api, values)}) {
      counted.logouts += 1;
      sessions.delete(session);
      return answer(${statusOf(facts.logout, 204)});
    }
    counted.calls += 1;
    answer(200, {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: \`http://127.0.0.1:\${port}${basePath(api).replaceAll(/[`$\\]/g, encodeURIComponent)}\`,
    counted,
    sessions,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Whether these are the credentials of the one account. */
function isKnown(request: IncomingMessage, body: string): boolean {
  return ${knownTest(api)};
}

/** Whether a call carries the session, all of it. */
function carries(request: IncomingMessage, session: Open${name}Session): boolean {
  return ${carriesTest(api, values)};
}
`;
}

/** The values that a login earns, each with the name of a member. Two credentials that read the same source share a value. */
type Values = ReadonlyMap<string, string>;

const keyOf = (from: Source) => `${from.in} ${from.in === "body" ? from.pointer : from.name.toLowerCase()}`;

function valuesOf({ session }: Api): Values {
  const values = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name, from } of [...session.credentials, ...session.logout.links]) {
    if (values.has(keyOf(from))) continue;
    const wanted = camelCase(name).replace(/[^A-Za-z0-9]/g, "") || "value";
    let member = /^\d/.test(wanted) ? `value${wanted}` : wanted;
    while (taken.has(member)) member += "2";
    taken.add(member);
    values.set(keyOf(from), member);
  }
  return values;
}

function carriesTest({ session }: Api, values: Values): string {
  return session.credentials
    .map(({ from, to }) => {
      const value = `session.${values.get(keyOf(from))}`;
      if (to.in === "cookie") return `(request.headers.cookie ?? "").split("; ").includes(${quote(`${to.name}=`)} + ${value})`;
      if (to.in === "query") return `new URL(request.url ?? "/", "http://localhost").searchParams.get(${quote(to.name)}) === ${value}`;
      const wanted = to.prefix === undefined ? value : `${quote(to.prefix)} + ${value}`;
      return `request.headers[${quote(to.name.toLowerCase())}] === ${wanted}`;
    })
    .join(" && ");
}

/** The arguments of `answer` for a login: status, body, headers. */
function loginAnswer(api: Api, values: Values): string {
  const { session, facts } = api;
  const earned = [...session.credentials, ...session.logout.links].map(({ from }) => [from, `opened.${values.get(keyOf(from))}`] as const);
  const headers = new Map<string, string>();
  const cookies: string[] = [];
  let body: Tree = {};
  for (const [from, value] of earned) {
    if (from.in === "header") headers.set(from.name, value);
    else if (from.in === "cookie") cookies.push(`${quote(`${from.name}=`)} + ${value} + "; Path=/"`);
    else body = grown(body, parsePointer(from.pointer) ?? [], value);
  }
  if (cookies.length > 0) headers.set("Set-Cookie", `[${[...new Set(cookies)].join(", ")}]`);
  const sent = headers.size > 0 ? `, ${object([...headers])}` : "";
  return `${statusOf(facts.login, 200)}, ${treeCode(body)}${sent}`;
}

type Tree = string | { readonly [key: string]: Tree };

/** `tree` with `value`, as code, at a place in it. */
function grown(tree: Tree, [key, ...rest]: readonly string[], value: string): Tree {
  if (key === undefined) return value;
  const members = typeof tree === "string" ? {} : tree;
  return { ...members, [key]: grown(Object.hasOwn(members, key) ? members[key]! : {}, rest, value) };
}

function treeCode(tree: Tree): string {
  if (typeof tree === "string") return tree;
  const members = Object.entries(tree).map(([key, member]) => [key, treeCode(member)] as const);
  if (members.length === 1 && members[0]![0] === "0") return `[${members[0]![1]}]`;
  return object(members);
}

function statusOf(operation: Operation, otherwise: number): number {
  const status = Number(successesOf(operation)[0]?.[0]);
  return Number.isInteger(status) ? status : otherwise;
}

function basePath(api: Api): string {
  const { pathname } = new URL(baseUrlOf(api.session), "http://localhost");
  return pathname.replace(/\/+$/, "");
}

function pathTest(api: Api, path: string): string {
  const whole = basePath(api) + path;
  if (!path.includes("{")) return `pathname === ${quote(whole)}`;
  const [first = "", ...rest] = whole.split(/\{[^}]*\}/);
  return `pathname.startsWith(${quote(first)}) && pathname.endsWith(${quote(rest.at(-1) ?? "")})`;
}

function logoutPath(api: Api, values: Values): string {
  const { path, links } = api.session.logout;
  const parts = (basePath(api) + path).split(/(\{[^}]*\})/).filter((part) => part !== "");
  const code = parts.map((part) => {
    const link = links.find(({ name }) => part === `{${name}}`);
    return link === undefined ? quote(part) : `session.${values.get(keyOf(link.from))}`;
  });
  return code.join(" + ");
}
