import { pascalCase } from "../text/names.ts";
import type { Api } from "../session/read-api.ts";
import { quote } from "../text/source-text.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { wrongCredentialsCode } from "./expected-login.ts";

/** How a project runs its tests, and how its tests get a client. */
export interface TestStyle {
  readonly runner: "node:test" | "vitest";
  /** Import lines, and the call that makes a client of `{ baseUrl, credentials }`. */
  readonly imports: string;
  readonly connect: string;
}

/** `test/NAME.test.ts`: what must hold of any session, against the stand-in. Asserts on what the server counted. */
export function sessionTestFile(api: Api, { runner, imports, connect }: TestStyle): string {
  const { session } = api;
  const name = pascalCase(session.vendor);
  const tested = testedCall(api);
  const method = tested === undefined || tested.method === "get" ? "" : `, { method: ${quote(tested.method.toUpperCase())} }`;
  const call = `client.fetch(${quote(tested?.path.slice(1) ?? "anything")}${method})`;
  const logouts = session.logout === undefined ? 0 : 1;
  const runnerImports =
    runner === "vitest"
      ? 'import { expect, test } from "vitest";'
      : 'import assert from "node:assert/strict";\nimport { test } from "node:test";';
  const equal = (given: string, wanted: string) =>
    runner === "vitest" ? `expect(${given}).toEqual(${wanted});` : `assert.deepEqual(${given}, ${wanted});`;
  const refused =
    runner === "vitest"
      ? 'await expect(client.login()).rejects.toMatchObject({ code: "credentials_refused" });'
      : 'await assert.rejects(client.login(), { code: "credentials_refused" });';
  const wrongCredentials = `
test("wrong credentials are tried once", async () => {
  await using server = await start${name}Server();
  await using client = ${connect}({ baseUrl: server.baseUrl, credentials: ${wrongCredentialsCode(api)} });
  ${refused}
  ${equal("server.counted", "{ logins: 0, logouts: 0, calls: 0, refused: 1 }")}
});
`;
  return `${runnerImports}
${imports}
import { credentials, start${name}Server } from "./${session.vendor}-server.ts";

test("five calls at once are one login${logouts === 1 ? ", and the end of the scope is a logout" : ""}", async () => {
  await using server = await start${name}Server();
  {
    await using client = ${connect}({ baseUrl: server.baseUrl, credentials });
    const answers = await Promise.all(Array.from({ length: 5 }, () => ${call}));
    ${equal("answers.map(({ status }) => status)", "[200, 200, 200, 200, 200]")}
  }
  ${equal("server.counted", `{ logins: 1, logouts: ${logouts}, calls: 5, refused: 0 }`)}
  ${equal("server.sessions.size", String(1 - logouts))}
});

test("a session that the server ended is renewed, and the call's answer is as if nothing had been", async () => {
  await using server = await start${name}Server();
  await using client = ${connect}({ baseUrl: server.baseUrl, credentials });
  await ${call};
  server.sessions.clear();
  ${equal(`(await ${call}).status`, "200")}
  ${equal("server.counted", "{ logins: 2, logouts: 0, calls: 2, refused: 1 }")}
});
${wrongCredentials}`;
}

/** The operation that the tests call: one that needs a session and nothing else, a GET where there is one. */
export function testedCall({ operations, facts, session }: Api): Operation | undefined {
  const simple = operations.filter((operation) => {
    const isOpen = session.open.some(({ method, path }) => method === operation.method.toUpperCase() && path === operation.path);
    return !isOpen && !operation.path.includes("{") && operation !== facts.logout && operation !== facts.login;
  });
  return simple.find(({ method }) => method === "get") ?? simple[0];
}
