import { describe, expect, test } from "vitest";
import { exchange, request } from "../../support/raw-http.ts";
import { flashbladeSession } from "../../support/sessions.ts";
import { start } from "../../support/start.ts";

test("a session, request by request, as the array answers", async () => {
  const emulator = await start("flashblade");
  const { port, credentials } = emulator;

  const versions = await exchange(port, request(["GET /api/api_version HTTP/1.1", "Host: array"]));
  expect(versions.status).toBe(200);
  const list = (JSON.parse(versions.body) as { versions: string[] }).versions;
  expect(list.slice(0, 14)).toEqual([
    "1.0",
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "1.5",
    "1.6",
    "1.7",
    "1.8",
    "1.8.1",
    "1.9",
    "1.10",
    "1.11",
    "1.12",
  ]);
  expect(list.at(-1)).toBe("2.28");

  const login = await exchange(
    port,
    request(["POST /api/login HTTP/1.1", "Host: array", `api-token: ${credentials.apiToken}`, "Content-Length: 0"]),
  );
  expect(login.status).toBe(200);
  expect(JSON.parse(login.body)).toEqual({ username: "pureuser" });
  const token = login.headers["x-auth-token"]?.[0] ?? "";
  expect(token).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);

  const call = request(["GET /api/1.12/file-systems HTTP/1.1", "Host: array", `x-auth-token: ${token}`]);
  expect((await exchange(port, call)).status).toBe(200);

  const logout = await exchange(port, request(["POST /api/logout HTTP/1.1", "Host: array", `x-auth-token: ${token}`]));
  expect(logout).toMatchObject({ status: 200, body: "", headers: { "content-length": ["0"] } });

  const refused = await exchange(port, call);
  expect(refused.status).toBe(403);
  expect(JSON.parse(refused.body)).toEqual({ error: [{ code: 403, context: "/api/1.12/file-systems", message: "Access Denied" }] });
  expect(emulator.sessions).toEqual([]);
  expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1, refused: 1, maxOpen: 1 });
});

test("a session opened once serves 1.x and 2.x", async () => {
  const { baseUrl, credentials } = await start("flashblade");
  const headers = await flashbladeSession({ baseUrl, credentials });
  const one = (await (await fetch(`${baseUrl}/1.8.1/arrays`, { headers })).json()) as Record<string, unknown>;
  const two = (await (await fetch(`${baseUrl}/2.26/arrays`, { headers })).json()) as Record<string, unknown>;
  expect(one).toMatchObject({ pagination_info: { total_item_count: 1 }, items: [{ os: "Purity//FB" }] });
  expect(two).toMatchObject({ total_item_count: 1, items: [{ os: "Purity//FB", idle_timeout: 1_800_000 }] });
});

describe("what needs no session", () => {
  const rows: [string, { given: [method: string, path: string]; want: number }][] = [
    ["the version list", { given: ["GET", "/api/api_version"], want: 200 }],
    ["the login banner", { given: ["GET", "/api/login-banner"], want: 200 }],
    ["HEAD takes GET's place", { given: ["HEAD", "/api/api_version"], want: 200 }],
    ["a path that is not there", { given: ["GET", "/api/nothing"], want: 404 }],
    ["a version that is not there", { given: ["GET", "/api/9.9/arrays"], want: 404 }],
    ["the root", { given: ["GET", "/"], want: 404 }],
    ["a wrong method", { given: ["GET", "/api/login"], want: 405 }],
    ["a wrong method on a versioned path", { given: ["DELETE", "/api/2.0/arrays"], want: 405 }],
    ["a data call without session", { given: ["GET", "/api/2.0/arrays"], want: 403 }],
    ["an empty token", { given: ["POST", "/api/logout"], want: 403 }],
  ];
  test.each(rows)("%s", async (_, { given: [method, path], want }) => {
    const { origin } = await start("flashblade");
    const answer = await fetch(origin + path, { method });
    expect(answer.status).toBe(want);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.has("allow")).toBe(want === 405);
  });
});

describe("login", () => {
  test("a bad token is refused as the sibling array refuses it", async () => {
    const { baseUrl } = await start("flashblade");
    const answer = await fetch(`${baseUrl}/login`, { method: "POST", headers: { "api-token": "T-wrong" } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: [{ code: 400, context: "/api/login", message: "Unable to list user for API token." }] });
  });

  test("what else comes with it is ignored: a stale session, cookies, a body, odd types", async () => {
    const { baseUrl, credentials } = await start("flashblade");
    const answer = await fetch(`${baseUrl}/login`, {
      method: "POST",
      headers: {
        "API-Token": credentials.apiToken,
        "x-auth-token": "stale",
        cookie: "a=b",
        accept: "text/csv",
        "content-type": "text/plain",
      },
      body: "{not json",
    });
    expect(answer.status).toBe(200);
  });

  test("a token in the query counts only when that is asked for", async () => {
    const emulator = await start("flashblade");
    const url = `${emulator.baseUrl}/login?api-token=${emulator.credentials.apiToken}`;
    expect((await fetch(url, { method: "POST" })).status).toBe(400);
    emulator.policies.queryApiToken = true;
    expect((await fetch(url, { method: "POST" })).status).toBe(200);
    expect(JSON.stringify(emulator.requests)).not.toContain(emulator.credentials.apiToken);
  });

  test("given credentials work, for several accounts", async () => {
    const emulator = await start("flashblade", { credentials: [{ apiToken: "T-one" }, { apiToken: "T-two", username: "other" }] });
    const answers = await Promise.all(
      emulator.accounts.map(({ credentials }) =>
        fetch(`${emulator.baseUrl}/login`, { method: "POST", headers: { "api-token": credentials.apiToken } }),
      ),
    );
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([{ username: "pureuser" }, { username: "other" }]);
    expect(emulator.sessions.map(({ user }) => user)).toEqual(["pureuser", "other"]);
  });
});

describe("idle_timeout, from 1.12", () => {
  const rows: [string, { given: [version: string, body: string]; want: number }][] = [
    ["the least", { given: ["1.12", '{"idle_timeout":300000}'], want: 200 }],
    ["the most", { given: ["2.0", '{"idle_timeout":10800000}'], want: 200 }],
    ["off", { given: ["1.12", '{"idle_timeout":0}'], want: 200 }],
    ["too little", { given: ["1.12", '{"idle_timeout":299999}'], want: 400 }],
    ["too much", { given: ["1.12", '{"idle_timeout":10800001}'], want: 400 }],
    ["too early", { given: ["1.11", '{"idle_timeout":300000}'], want: 400 }],
    ["broken", { given: ["1.12", "{"], want: 400 }],
  ];
  test.each(rows)("%s", async (_, { given: [version, body], want }) => {
    const emulator = await start("flashblade");
    const headers = await flashbladeSession(emulator);
    const answer = await fetch(`${emulator.baseUrl}/${version}/arrays`, { method: "PATCH", headers, body });
    expect(answer.status).toBe(want);
    const asked = (JSON.parse(body.endsWith("}") ? body : "{}") as { idle_timeout?: number }).idle_timeout;
    expect(emulator.policies.idleTimeout).toBe(want === 200 ? asked : 1_800_000);
  });
});

test("three error bodies", async () => {
  const emulator = await start("flashblade");
  const ask = async (): Promise<unknown> => (await fetch(`${emulator.baseUrl}/2.0/arrays`)).json();
  const entry = { code: 403, context: "/api/2.0/arrays", message: "Access Denied" };
  expect(await ask()).toEqual({ error: [entry] });
  emulator.set({ errorBody: "errors" });
  expect(await ask()).toEqual({ errors: [entry] });
  emulator.set({ errorBody: "message" });
  expect(await ask()).toEqual({ message: "Access Denied" });
});
