import { inspect } from "node:util";
import type { SessionDescriptor } from "@vendor-auth/client";
import { expect, it, onTestFinished } from "vitest";
import { connect, declared, type SessionError } from "../../src/index.ts";
import { startApi } from "../support/start-api.ts";
import { rejection } from "../support/with-emulator.ts";

/** A login whose secrets lie deep: in the body that it takes, and in lists of the one that it answers. */
const deep: SessionDescriptor<{}, object> = {
  vendor: "deep",
  server: { url: "https://{host}", variables: { host: "deep.example" } },
  login: {
    method: "POST",
    path: "/login",
    input: [{ name: "user", in: "body", wire: "user", required: true, secrets: ["/attributes/pwd", "/keys/*/value"] }],
    contentType: "application/json",
    secrets: ["/tokens/*/value", "/codes/*"],
  },
  logout: { method: "POST", path: "/logout", links: [] },
  credentials: [{ name: "token", from: { in: "header", name: "x-token" }, to: { in: "header", name: "x-token" } }],
  open: [{ method: "POST", path: "/login" }],
  operations: { "/login": { post: { operationId: "logIn", answers: { 200: {}, 401: {} } } } },
};

const credentials = { user: { attributes: { name: "somebody", pwd: "pwd-canary" }, keys: [{ id: "first-key", value: "key-canary" }] } };

async function failing(status: number, body: object) {
  const api = await startApi(() => ({ status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }));
  const client = connect(declared(deep), { baseUrl: api.baseUrl, credentials });
  onTestFinished(() => client[Symbol.asyncDispose]());
  const error = (await rejection(client.fetch("things"))) as SessionError;
  return `${inspect(error, { depth: 9, showHidden: true })} ${await error.response?.text()}`;
}

it("F68: secrets below the first level of the login's body, and in a list of it, are hidden; what stands beside them is not", async () => {
  const shown = await failing(401, { message: "somebody is locked, first-key too", given: credentials });
  expect(shown).not.toMatch(/pwd-canary|key-canary/);
  expect(shown).toContain("somebody is locked, first-key too");
  expect(shown.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(2);
});

it("F68: of a list in the answer exactly the secrets are hidden, the vendor's reason is not", async () => {
  const tokens = [{ reason: "the license has run out", value: "token-canary" }];
  const shown = await failing(200, { tokens, codes: ["code-canary"] });
  expect(shown).not.toMatch(/token-canary|code-canary/);
  expect(shown).toContain("the license has run out");
});
