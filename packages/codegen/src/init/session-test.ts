import { own } from "../source/json.ts";
import { callCode, chooseArguments } from "../reference/call.ts";
import type { Api } from "../session/read-api.ts";
import { child } from "../spec/spec-node.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { pascalCase } from "../text/names.ts";
import { synthetic } from "./emulated-server.ts";

/** How a project runs its tests, and how its tests get a client. */
export interface TestStyle {
  readonly runner: "node:test" | "vitest";
  /** Import lines, and the call that makes a client of `{ baseUrl, credentials }`. */
  readonly imports: string;
  readonly connect: string;
}

/** `test/NAME.test.ts`: what must hold of any session, against the emulator. Asserts on what the server counted. */
export function sessionTestFile(api: Api, { runner, imports, connect }: TestStyle): string {
  const { session } = api;
  const name = pascalCase(session.vendor);
  const tested = testedCall(api);
  // Without an operation to call, a path that the description does not have: missing with a session, refused without one.
  const call = tested === undefined ? 'client.fetch("anything")' : callCode(api, tested, chooseArguments(api, tested, synthetic));
  const isAnswered = tested === undefined ? "status === 404" : "status < 400";
  const logouts = session.logout === undefined ? 0 : 1;
  const runnerImports =
    runner === "vitest"
      ? 'import { expect, test } from "vitest";'
      : 'import assert from "node:assert/strict";\nimport { test } from "node:test";';
  const equal = (given: string, wanted: string) =>
    runner === "vitest" ? `expect(${given}).toEqual(${wanted});` : `assert.deepEqual(${given}, ${wanted});`;
  const is = (given: string, wanted: string) =>
    runner === "vitest" ? `expect(${given}).toBe(${wanted});` : `assert.equal(${given}, ${wanted});`;
  const refused =
    runner === "vitest"
      ? 'await expect(client.login()).rejects.toMatchObject({ code: "credentials_refused" });'
      : 'await assert.rejects(client.login(), { code: "credentials_refused" });';
  const counted = (wanted: Readonly<Record<string, number>>): string => {
    const names = Object.keys(wanted).join(", ");
    const values = Object.entries(wanted).map(([key, value]) => `${key}: ${value}`);
    return `const { ${names} } = server.counters;\n  ${equal(`{ ${names} }`, `{ ${values.join(", ")} }`)}`;
  };
  const open = `await using client = ${connect}({ baseUrl: server.baseUrl, credentials: credentialsOf(server) });`;
  return `${runnerImports}
${imports}
import { credentialsOf, start${name}Server } from "./${session.vendor}-server.ts";

test("five calls at once are one login${logouts === 1 ? ", and the end of the scope is a logout" : ""}", async () => {
  await using server = await start${name}Server();
  {
    ${open}
    const call = () => ${call.replaceAll("\n", "\n    ")};
    const answers = await Promise.all(Array.from({ length: 5 }, call));
    ${equal(`answers.filter(({ status }) => !(${isAnswered}))`, "[]")}
  }
  ${counted({ logins: 1, logouts, failedLogins: 0, refused: 0 })}
  ${is("server.sessions.length", String(1 - logouts))}
});

test("a session that the server ended is renewed, and the call's answer is as if nothing had been", async () => {
  await using server = await start${name}Server();
  ${open}
  const call = () => ${call.replaceAll("\n", "\n  ")};
  await call();
  ${is("server.expire()", "1")}
  const { status } = await call();
  ${is(isAnswered, "true")}
  ${counted({ logins: 2, refused: 1 })}
});

test("credentials that are refused are tried once", async () => {
  await using server = await start${name}Server();
  ${open}
  server.replaceCredentials(); // those that the client has are refused from now on
  ${refused}
  ${counted({ logins: 0, requests: 1 })}
});
`;
}

/** The operation that the tests call: one that a session alone lets in, best a GET that needs nothing else. */
function testedCall({ spec, operations, facts, session }: Api): Operation | undefined {
  const secured = operations.filter((operation) => {
    const isOpen = session.open.some(({ method, path }) => method === operation.method.toUpperCase() && path === operation.path);
    return !isOpen && operation !== facts.logout && operation !== facts.login;
  });
  const needsMore = ({ node, parameters }: Operation): boolean =>
    parameters.some(({ required }) => required) || own(child(spec, node, "requestBody")?.value, "required") === true;
  const earned = new Set(facts.credentials.map(({ name }) => name));
  const needsFurtherScheme = ({ security }: Operation): boolean =>
    security.length > 0 && !security.some((names) => names.every((name) => earned.has(name)));
  const order = (operation: Operation): number =>
    (needsFurtherScheme(operation) ? 4 : 0) + (needsMore(operation) ? 2 : 0) + (operation.method === "get" ? 0 : 1);
  return secured.toSorted((one, other) => order(one) - order(other))[0];
}
