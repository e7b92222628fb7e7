import { describe, expect, it, onTestFinished } from "vitest";
import { connect, declared } from "../../../src/index.ts";
import { session as wholeBodyToken } from "../../../../../packages/codegen/fixtures/whole-body-token/src/generated/session.ts";
import { startApi } from "../../support/start-api.ts";
import { arrays, flashbladeWith } from "../../support/with-emulator.ts";

const json = [["content-type", "application/json"]] as const;
const page = [["content-type", "text/html"]] as const;

describe("F48: a sign that only may mean a lapse sends no call with effects again", () => {
  const signs: [string, { status: number; headers: readonly (readonly [string, string])[]; body?: string }][] = [
    ["303 to its job", { status: 303, headers: [["location", "/api/2.26/jobs/1"]] }],
    ["302", { status: 302, headers: [["location", "/login"]] }],
    ["a page", { status: 200, headers: page, body: "<h1>done</h1>" }],
    ["an empty error and a number that looks like a status", { status: 200, headers: json, body: '{"error":null,"id":401}' }],
    ["an empty list of errors, and words", { status: 200, headers: json, body: '{"data":{"text":"session expired, log in"},"errors":[]}' }],
    ["a list of what is named session-logs", { status: 200, headers: json, body: '[{"name":"session-logs","errors":"unauthorized 401"}]' }],
    ["errors of its own", { status: 200, headers: json, body: '{"errors":[{"message":"denied"}]}' }],
  ];
  it.each(signs)("F48: %s: the work is done once, and the answer is the caller's", async (_, answer) => {
    const { emulator, client } = await flashbladeWith();
    await client.login();
    emulator.fault({
      match: { method: "POST", path: "*/file-systems" },
      action: {
        type: "respond",
        handled: true,
        ...answer,
        headers: [...answer.headers, ["content-length", String(answer.body?.length ?? 0)]],
      },
    });
    const response = await client.fetch("1.12/file-systems?names=fs1", { method: "POST", body: "{}" });
    expect([response.status, await response.text()]).toEqual([answer.status, answer.body ?? ""]);
    expect(emulator.counters).toMatchObject({ effects: 1, byOperation: { createFileSystem: 1 } });
    await client.fetch(arrays);
    expect(emulator.counters.effects).toBe(1);
    expect(emulator.sessions).toHaveLength(1);
  });

  it.each(["PUT", "PATCH", "DELETE"])("F48: %s, too", async (method) => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { method }, action: { type: "respond", status: 303, headers: [["location", "/elsewhere"]] } });
    expect((await client.fetch("2.26/things", { method })).status).toBe(303);
    expect(emulator.requests.filter((request) => request.method === method)).toHaveLength(1);
  });

  it("F48: words are no evidence on a GET either; a dead session told with a page is renewed before the next call with effects", async () => {
    const { emulator, client } = await flashbladeWith({ softExpiry: "html200" });
    const body = '{"message":"your session has expired, error 401: log in"}';
    emulator.fault({
      match: { path: "*/arrays" },
      times: 1,
      action: { type: "respond", status: 200, headers: [...json, ["content-length", String(body.length)]], body },
    });
    expect(await (await client.fetch(arrays)).text()).toBe(body);
    expect(emulator.counters.logins).toBe(1);
    emulator.expire();
    const create = () => client.fetch("1.12/file-systems?names=fs1", { method: "POST", body: "{}" });
    expect((await create()).headers.get("content-type")).toMatch(/^text\/html/);
    expect((await create()).headers.get("content-type")).toMatch(/json/);
    expect(emulator.counters).toMatchObject({ logins: 2, effects: 1 });
  });
});

describe("F48: what the spec declares is no sign", () => {
  async function serve(types: readonly string[] | undefined, answer: { status: number; type?: string; body?: string }) {
    const api = await startApi(({ target }) => {
      if (target.startsWith("POST /ticket")) return { body: "token-1" };
      return {
        status: answer.status,
        headers: { ...(answer.type && { "content-type": answer.type }), location: "/elsewhere" },
        ...(answer.body && { body: answer.body }),
      };
    });
    const answers = { 200: {}, 303: {} };
    const operations = {
      ...wholeBodyToken.operations,
      "/reports/{id}": { get: { operationId: "report", answers, ...(types && { types }) } },
    };
    const vendor = declared({ ...wholeBodyToken, operations });
    const client = connect(vendor, { baseUrl: api.baseUrl, credentials: { user: "somebody", xPassphrase: "secret" } });
    onTestFinished(() => client[Symbol.asyncDispose]());
    return { api, client };
  }
  const logins = (seen: readonly { target: string }[]) => seen.filter(({ target }) => target.startsWith("POST /ticket")).length;

  it.each<[string, Parameters<typeof serve>]>([
    ["a page that is declared", [["text/html"], { status: 200, type: "text/html; charset=utf-8", body: "<h1>report</h1>" }]],
    ["a redirect that is declared", [undefined, { status: 303 }]],
    ["a body that speaks of failures", [undefined, { status: 200, type: "application/json", body: '{"errors":["denied"],"code":401}' }]],
  ])("F48: %s: one login, one call", async (_, given) => {
    const { api, client } = await serve(...given);
    expect((await client.fetch("reports/7")).status).toBe(given[1].status);
    expect([logins(api.seen), api.seen.length]).toEqual([1, 2]);
  });

  it("F48: a page that is not declared is one: a GET is sent again with a new session", async () => {
    const { api, client } = await serve(undefined, { status: 200, type: "text/html", body: "<h1>log in</h1>" });
    expect((await client.fetch("reports/7")).status).toBe(200);
    expect(logins(api.seen)).toBe(2);
  });
});
