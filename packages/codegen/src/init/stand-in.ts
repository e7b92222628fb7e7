import { pascalCase } from "../text/names.ts";
import type { Api } from "../session/read-api.ts";
import { object } from "../reference/sample.ts";
import { quote } from "../text/source-text.ts";
import { credentialsCode, expectedLoginCode } from "./expected-login.ts";
import { testedCall } from "./session-test.ts";
import { loginAnswer, logoutAnswer, noSessionAnswer, refusalAnswer } from "./stand-in-answers.ts";
import { basePath, loginPathTest, logoutTest } from "./stand-in-paths.ts";
import { carriesTest, earnedValues } from "./stand-in-values.ts";

/**
 * `test/NAME-server.ts`: a server of the API's session, for the tests of a new package to talk to. It refuses what the spec says is
 * refused, in the way that it says. Written once from the spec, and from then on its owner's: only that way can it come to
 * contradict the spec.
 */
export function standInFile(api: Api, { writtenBy, package: from }: { readonly writtenBy: string; readonly package: string }): string {
  const { session } = api;
  const name = pascalCase(session.vendor);
  const values = earnedValues(api);
  const holdsMembers = session.logout?.contentType !== undefined || session.login.contentType !== undefined;
  const logout =
    session.logout === undefined
      ? ""
      : `    if (${logoutTest(api, values)}) {
      counted.logouts += 1;
      sessions.delete(session);
      return answer(${logoutAnswer(api)});
    }
`;
  return `// A stand-in for the API: it opens, checks and ends sessions, and counts. ${writtenBy} wrote it
// from the spec, once; it is yours. Where the API is seen to do otherwise, let this do otherwise too.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { isDeepStrictEqual } from "node:util";
import type { Credentials } from ${quote(from)};

/** What the login takes here. Synthetic. */
export const credentials = ${credentialsCode(api)} satisfies Credentials;

/** What a login must look like. */
const expected: Expected = ${expectedLoginCode(api)};

interface Expected {
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a login earned. */
export type Open${name}Session = { ${values.members.map((member) => `readonly ${member}: string`).join("; ")} };

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
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://localhost");
    const answer = (status: number, json?: unknown, headers: Record<string, string | string[]> = {}) => {
      const type = json === undefined ? {} : { "Content-Type": "application/json" };
      response.writeHead(status, { ...type, ...headers }).end(json === undefined ? undefined : JSON.stringify(json));
    };

    if (${loginTest(api)}) {
      if (!isExpected(request, query, body)) {
        counted.refused += 1;
        return answer(${refusalAnswer(api)});
      }
      counted.logins += 1;
      const opened = ${object(values.members.map((member) => [member, "randomUUID()"]))};
      sessions.add(opened);
      return answer(${loginAnswer(api, values)});
    }
    const session = [...sessions].find((candidate) => carries(request, candidate));
    if (session === undefined) {
      counted.refused += 1;
      return answer(${noSessionAnswer(api, testedCall(api))});
    }
${logout}    counted.calls += 1;
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

/** Whether a login's request holds the credentials of the one account, and what every login holds. */
function isExpected(request: IncomingMessage, query: URLSearchParams, body: string): boolean {
  const cookies = new URLSearchParams((request.headers.cookie ?? "").replaceAll("; ", "&"));
  const isSent =
    Object.entries(expected.headers).every(([name, value]) => request.headers[name] === value) &&
    Object.entries(expected.cookies).every(([name, value]) => cookies.get(name) === value) &&
    Object.entries(expected.query).every(([name, value]) => query.get(name) === value);
  return isSent && ${holdsMembers ? '(expected.body === undefined ? body === "" : isDeepStrictEqual(membersOf(request, body), expected.body))' : 'body === ""'};
}
${holdsMembers ? membersOf(api) : ""}
/** Whether a call carries the session, all of it. */
function carries(request: IncomingMessage, session: Open${name}Session): boolean {
  return ${carriesTest(api, values)};
}
`.replace(holdsMembers ? /^$/ : 'import { isDeepStrictEqual } from "node:util";\n', "");
}

/** An expression: whether a request is a login. Where calls share its address, what it always carries tells it from them. */
function loginTest(api: Api): string {
  const { login } = api.session;
  return `request.method === ${quote(login.method)} && ${loginPathTest(api)}`;
}

function membersOf({ session }: Api): string {
  const types = [session.login.contentType, session.logout?.contentType].filter((type) => type !== undefined);
  const isForm = types.map((type) => /urlencoded/i.test(type));
  const form = "Object.fromEntries(new URLSearchParams(body))";
  const json = "JSON.parse(body)";
  const code = isForm.every(Boolean)
    ? form
    : isForm.some(Boolean)
      ? `/urlencoded/.test(request.headers["content-type"] ?? "") ? ${form} : ${json}`
      : json;
  return `
/** What a body holds; nothing, when it is not what it should be. */
function membersOf(request: IncomingMessage, body: string): unknown {
  try {
    return ${isForm.some(Boolean) && !isForm.every(Boolean) ? code : `request.headers["content-type"] === undefined ? undefined : (${code} as unknown)`};
  } catch {
    return undefined;
  }
}
`;
}
