import { pascalCase } from "../text/names.ts";
import type { Api } from "../session/read-api.ts";
import { object } from "../reference/sample.ts";
import { quote } from "../text/source-text.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { checkedInputs } from "./login-check.ts";

/** How a project runs its tests, and how its tests get a client. */
export interface TestStyle {
  readonly runner: "node:test" | "vitest";
  /** Import lines, and the call that makes a client of `{ baseUrl, credentials }`. */
  readonly imports: string;
  readonly connect: string;
}

/** `test/NAME.test.ts`: what must hold of any session, against the stand-in. Asserts on what the server counted. */
export function sessionTestFile(api: Api, { runner, imports, connect }: TestStyle): string {
  const { session, operations, facts } = api;
  const name = pascalCase(session.vendor);
  const call = operations.find((operation) => isSimpleCall(operation) && operation !== facts.logout);
  const path = quote(call?.path.slice(1) ?? "anything");
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
  const secrets = checkedInputs(api).map(({ name: input }) => [input, quote("wrong")] as const);
  const wrongCredentials = `
test("wrong credentials are tried once", async () => {
  await using server = await start${name}Server();
  const wrong = { ...credentials, ${object(secrets).slice(2)};
  await using client = ${connect}({ baseUrl: server.baseUrl, credentials: wrong });
  ${refused}
  ${equal("server.counted", "{ logins: 0, logouts: 0, calls: 0, refused: 1 }")}
});
`;
  return `${runnerImports}
${imports}
import { credentials, start${name}Server } from "./${session.vendor}-server.ts";

test("five calls at once are one login, and the end of the scope is a logout", async () => {
  await using server = await start${name}Server();
  {
    await using client = ${connect}({ baseUrl: server.baseUrl, credentials });
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.fetch(${path})));
    ${equal("answers.map(({ status }) => status)", "[200, 200, 200, 200, 200]")}
  }
  ${equal("server.counted", "{ logins: 1, logouts: 1, calls: 5, refused: 0 }")}
  ${equal("server.sessions.size", "0")}
});

test("a session that the server ended is renewed, and the call's answer is as if nothing had been", async () => {
  await using server = await start${name}Server();
  await using client = ${connect}({ baseUrl: server.baseUrl, credentials });
  await client.fetch(${path});
  server.sessions.clear();
  ${equal(`(await client.fetch(${path})).status`, "200")}
  ${equal("server.counted", "{ logins: 2, logouts: 0, calls: 2, refused: 1 }")}
});
${secrets.length === 0 ? "" : wrongCredentials}`;
}

/** Whether an operation can be called with nothing but a session. */
function isSimpleCall({ method, security, path }: Operation): boolean {
  return method === "get" && security.length > 0 && !path.includes("{");
}
