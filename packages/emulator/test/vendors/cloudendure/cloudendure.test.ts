import { describe, expect, test } from "vitest";
import { exchange, request } from "../../support/raw-http.ts";
import { cloudendureSession, sessionHeaders } from "../../support/sessions.ts";
import { start } from "../../support/start.ts";

const json = ["Content-Type: application/json"];

test("a session, request by request, as the console answers", async () => {
  const emulator = await start("cloudendure");
  const { port, credentials } = emulator;
  const body = JSON.stringify({ userApiToken: credentials.userApiToken });
  expect(credentials.userApiToken).toMatch(/^([A-Z0-9]{4}-){15}[A-Z0-9]{4}$/);

  const login = await exchange(
    port,
    request(["POST /api/latest/login HTTP/1.1", "Host: console", ...json, `Content-Length: ${body.length}`], body),
  );
  expect(login.status).toBe(200);
  const [xsrf = "", session = ""] = login.headers["set-cookie"] ?? [];
  expect(xsrf).toMatch(/^XSRF-TOKEN="[A-Za-z0-9+/]{22}==\\012"; Path=\/$/);
  expect(session).toMatch(/^session=\.eJx[\w-]+\.[\w-]+\.[\w-]+; HttpOnly; Path=\/$/);
  expect(JSON.parse(login.body)).toMatchObject({
    username: credentials.username,
    status: "CONFIRMED",
    apiToken: credentials.userApiToken,
    settings: { sendNotifications: { projectIDs: [], projectIDsUntestedMigrations: [] } },
    hasPassword: true,
    termsAccepted: true,
  });

  const { cookie, "x-xsrf-token": token } = sessionHeaders(login.headers["set-cookie"] ?? []);
  const call = request(["GET /api/latest/projects HTTP/1.1", "Host: console", `Cookie: ${cookie}`, `X-XSRF-TOKEN: ${token}`]);
  expect((await exchange(port, call)).status).toBe(200);

  const logout = request([
    "POST /api/latest/logout HTTP/1.1",
    "Host: console",
    `Cookie: ${cookie}`,
    `X-XSRF-TOKEN: ${token}`,
    "Content-Length: 0",
  ]);
  expect(await exchange(port, logout)).toMatchObject({ status: 204, body: "" });
  expect((await exchange(port, call)).status).toBe(401);
  expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1, refused: 1 });
});

describe("the XSRF token", () => {
  const rows: [string, { given: (token: string) => string | undefined; want: number }][] = [
    ["as it came, quoted", { given: (token) => `"${token}\\012"`, want: 200 }],
    ["unquoted", { given: (token) => `${token}\\012`, want: 200 }],
    ["bare", { given: (token) => token, want: 200 }],
    ["missing", { given: () => undefined, want: 403 }],
    ["empty", { given: () => "", want: 403 }],
    ["another", { given: () => "Rk9PQkFSQkFaUVVYUVVVWA==", want: 403 }],
    ["cut", { given: (token) => token.slice(0, -2), want: 403 }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const emulator = await start("cloudendure");
    const { cookie = "", "x-xsrf-token": quoted = "" } = await cloudendureSession(emulator);
    const token = given(quoted.slice(1, -5));
    const headers: Record<string, string> = token === undefined ? { cookie } : { cookie, "x-xsrf-token": token };
    expect((await fetch(`${emulator.baseUrl}/me`, { headers })).status).toBe(want);
    expect((await fetch(`${emulator.baseUrl}/logout`, { method: "POST", headers })).status).toBe(want === 200 ? 204 : 403);
    expect(emulator.sessions).toHaveLength(want === 200 ? 0 : 1);
  });

  test("the XSRF cookie may be sent back or not, and is not what is compared", async () => {
    const emulator = await start("cloudendure");
    const { cookie, ...rest } = await cloudendureSession(emulator);
    const headers = { ...rest, cookie: `first=1; XSRF-TOKEN="other"; ${cookie}; last` };
    expect((await fetch(`${emulator.baseUrl}/projects`, { headers })).status).toBe(200);
  });
});

describe("login", () => {
  const rows: [string, { given: (credentials: { userApiToken: string; username: string; password: string }) => string; want: number }][] = [
    ["an API token", { given: ({ userApiToken }) => JSON.stringify({ userApiToken }), want: 200 }],
    ["user and password", { given: ({ username, password }) => JSON.stringify({ username, password }), want: 200 }],
    ["a Google code", { given: () => '{"googleOauthCode":"code-1"}', want: 200 }],
    [
      "a token beside empty members",
      { given: ({ userApiToken }) => JSON.stringify({ userApiToken, username: "", password: null, loginToken: "" }), want: 200 },
    ],
    [
      "unknown members beside it",
      { given: ({ userApiToken }) => JSON.stringify({ userApiToken, accountIdentifier: "a", more: "b" }), want: 200 },
    ],
    ["a wrong token", { given: () => '{"userApiToken":"AAAA"}', want: 401 }],
    ["a wrong password", { given: ({ username }) => JSON.stringify({ username, password: "wrong" }), want: 401 }],
    ["another user's password", { given: ({ password }) => JSON.stringify({ username: "nobody@example.com", password }), want: 401 }],
    ["a user alone", { given: ({ username }) => JSON.stringify({ username }), want: 401 }],
    ["a wrong Google code", { given: () => '{"googleOauthCode":"code-2"}', want: 401 }],
    ["members of the prototype", { given: () => '{"__proto__":{"userApiToken":"x"}}', want: 422 }],
    ["nothing", { given: () => "", want: 401 }],
    ["an empty object", { given: () => "{}", want: 401 }],
    ["no JSON", { given: () => "userApiToken=AAAA", want: 422 }],
    ["a list", { given: () => "[]", want: 422 }],
    ["a number for a token", { given: () => '{"userApiToken":1}', want: 422 }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const emulator = await start("cloudendure", { credentials: { googleOauthCode: "code-1" } });
    const answer = await fetch(`${emulator.baseUrl}/login`, { method: "POST", body: given(emulator.credentials) });
    expect(answer.status).toBe(want);
    expect(emulator.sessions).toHaveLength(want === 200 ? 1 : 0);
    const members = want === 200 ? ["username", "apiToken"] : ["message", "code"];
    expect(Object.keys((await answer.json()) as object)).toEqual(expect.arrayContaining(members));
  });

  test("without a Content-Type, with old cookies, at any version", async () => {
    const { port, credentials } = await start("cloudendure");
    const body = JSON.stringify({ userApiToken: credentials.userApiToken });
    for (const version of ["latest", "v2", "v3", "v4", "v5"]) {
      const lines = [
        `POST /api/${version}/login HTTP/1.1`,
        "Host: console",
        "Cookie: session=old; XSRF-TOKEN=",
        "X-XSRF-TOKEN: ",
        `Content-Length: ${body.length}`,
      ];
      expect((await exchange(port, request(lines, body))).status).toBe(200);
    }
  });
});

describe("paths", () => {
  const rows: [string, { given: [method: string, path: string]; want: number }][] = [
    ["no such version", { given: ["POST", "/api/v1/login"], want: 404 }],
    ["no version", { given: ["POST", "/api/login"], want: 404 }],
    ["a wrong method", { given: ["GET", "/api/latest/login"], want: 405 }],
    ["a logout by GET", { given: ["GET", "/api/latest/logout"], want: 405 }],
    ["a data call without session", { given: ["GET", "/api/v5/projects"], want: 401 }],
    ["a logout without session", { given: ["POST", "/api/latest/logout"], want: 401 }],
  ];
  test.each(rows)("%s", async (_, { given: [method, path], want }) => {
    const { origin } = await start("cloudendure");
    expect((await fetch(origin + path, { method })).status).toBe(want);
  });
});

describe("307", () => {
  test("to a version: the login is answered there, and the session is good under both bases", async () => {
    const emulator = await start("cloudendure", { redirectLogin: "v5" });
    const body = JSON.stringify({ userApiToken: emulator.credentials.userApiToken });
    const sent = await fetch(`${emulator.baseUrl}/login`, { method: "POST", body, redirect: "manual" });
    expect(sent.status).toBe(307);
    expect(sent.headers.get("location")).toBe("/api/v5/login");
    expect(sent.headers.getSetCookie()).toEqual([]);
    expect(emulator.sessions).toEqual([]);

    const answered = await fetch(`${emulator.origin}/api/v5/login`, { method: "POST", body });
    const headers = sessionHeaders(answered.headers.getSetCookie());
    for (const base of ["latest", "v5"]) expect((await fetch(`${emulator.origin}/api/${base}/projects`, { headers })).status).toBe(200);
  });

  test("its own answer may open the session", async () => {
    const emulator = await start("cloudendure", { redirectLogin: "v5", redirectOpensSession: true });
    const headers = await cloudendureSession(emulator);
    expect((await fetch(`${emulator.origin}/api/v5/projects`, { headers })).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
  });

  test("to any address that the policy names, with any redirect status", async () => {
    const emulator = await start("cloudendure", { redirectLogin: "https://other.example/api/v5/login", redirectStatus: 302 });
    const login = (): Promise<Response> =>
      fetch(`${emulator.baseUrl}/login`, {
        method: "POST",
        body: JSON.stringify({ userApiToken: emulator.credentials.userApiToken }),
        redirect: "manual",
      });
    const answer = await login();
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "https://other.example/api/v5/login"]);
    emulator.set({ redirectLogin: `${emulator.baseUrl}/login` });
    expect((await login()).status).toBe(200);
  });

  test("wrong credentials are refused, not redirected", async () => {
    const emulator = await start("cloudendure", { redirectLogin: "v5" });
    expect((await fetch(`${emulator.baseUrl}/login`, { method: "POST", body: "{}", redirect: "manual" })).status).toBe(401);
  });
});
