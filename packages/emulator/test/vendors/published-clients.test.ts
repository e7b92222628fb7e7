import { describe, expect, test } from "vitest";
import { converse, request, type RawAnswer } from "../support/raw-http.ts";
import { start } from "../support/start.ts";

function post(path: string, headers: readonly string[], body = ""): string {
  return request([`POST ${path} HTTP/1.1`, ...headers, `Content-Length: ${Buffer.byteLength(body)}`], body);
}

function get(path: string, headers: readonly string[]): string {
  return request([`GET ${path} HTTP/1.1`, ...headers]);
}

describe("FlashBlade", () => {
  const clients: [string, { lines: (token?: string) => string[] }][] = [
    [
      "the generated Python client: JSON types on empty bodies, headers as the library writes them",
      {
        lines: (token) => [
          "Host: 127.0.0.1",
          "Accept-Encoding: identity",
          "Accept: application/json",
          "Content-Type: application/json",
          "User-Agent: Swagger-Codegen/1.12.1/python",
          ...(token === undefined ? [] : [`x-auth-token: ${token}`]),
        ],
      },
    ],
    [
      "Python requests: one session object, Api-Token sent along for good",
      {
        lines: (token) => [
          "Host: 127.0.0.1",
          "User-Agent: python-requests/2.31.0",
          "Accept-Encoding: gzip, deflate",
          "Accept: */*",
          "Connection: keep-alive",
          ...(token === undefined ? [] : [`x-auth-token: ${token}`]),
        ],
      },
    ],
    [
      "Go: canonical header case",
      {
        lines: (token) => [
          "Host: 127.0.0.1",
          "User-Agent: Go-http-client/1.1",
          "Accept-Encoding: gzip",
          ...(token === undefined ? [] : [`X-Auth-Token: ${token}`]),
        ],
      },
    ],
    [
      "PowerShell: no Accept, upper-case headers, Expect",
      {
        lines: (token) => [
          "User-Agent: Mozilla/5.0 (Windows NT; Windows NT 10.0) WindowsPowerShell/5.1",
          "Host: 127.0.0.1",
          "Connection: Keep-Alive",
          ...(token === undefined ? ["Expect: 100-continue"] : [`X-AUTH-TOKEN: ${token}`]),
        ],
      },
    ],
  ];

  test.each(clients)("%s", async (_, { lines }) => {
    const emulator = await start("flashblade");
    const send = await converse(emulator.port);
    expect((await send(get("/api/api_version", lines()))).status).toBe(200);
    const login = await send(post("/api/login", [...lines(), `api-token: ${emulator.credentials.apiToken}`]));
    expect(login.status).toBe(200);
    const token = login.headers["x-auth-token"]?.[0] ?? "";
    for (const path of ["/api/1.12/file-systems", "/api/2.0/arrays", "/api/1.12/file-systems?limit=5&sort=name"]) {
      expect((await send(get(path, lines(token)))).status).toBe(200);
    }
    expect(await send(post("/api/logout", lines(token)))).toMatchObject({ status: 200, body: "" });
    expect((await send(get("/api/2.0/arrays", lines(token)))).status).toBe(403);
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1, refused: 1 });
  });

  test("the vendor's exporter: its versioned logout fails, and leaks the session", async () => {
    const emulator = await start("flashblade");
    const send = await converse(emulator.port);
    const login = await send(post("/api/login", ["Host: array", `api-token: ${emulator.credentials.apiToken}`]));
    const logout = await send(post("/api/2.15/logout", ["Host: array", `x-auth-token: ${login.headers["x-auth-token"]?.[0]}`]));
    expect(logout.status).toBe(400);
    expect(emulator.sessions).toHaveLength(1);
  });
});

/** Cookies by name, as a jar keeps them: everything after the first "=", up to the attributes. */
function jar(answer: RawAnswer): Record<string, string> {
  return Object.fromEntries(
    (answer.headers["set-cookie"] ?? []).map((line) => [
      line.slice(0, line.indexOf("=")),
      line.slice(line.indexOf("=") + 1, line.indexOf(";")),
    ]),
  );
}

describe("CloudEndure", () => {
  const clients: [string, { xsrf: (cookie: string) => string; sendsXsrfCookie: boolean; body: (token: string) => string }][] = [
    [
      "the token quoted, both cookies sent",
      { xsrf: (cookie) => cookie, sendsXsrfCookie: true, body: (token) => JSON.stringify({ userApiToken: token }) },
    ],
    [
      "the token unquoted, both cookies sent",
      { xsrf: (cookie) => cookie.replaceAll('"', ""), sendsXsrfCookie: true, body: (token) => `{"userApiToken": "${token}"}` },
    ],
    [
      "the token bare, the session cookie alone",
      {
        xsrf: (cookie) => cookie.replace(/^"|\\012"$/g, ""),
        sendsXsrfCookie: false,
        body: (token) => JSON.stringify({ userApiToken: token }),
      },
    ],
    [
      "every property of the generated model, the unused ones null",
      {
        xsrf: (cookie) => cookie,
        sendsXsrfCookie: true,
        body: (token) => JSON.stringify({ username: null, password: null, userApiToken: token, loginToken: null }),
      },
    ],
  ];

  test.each(clients)("%s", async (_, { xsrf, sendsXsrfCookie, body }) => {
    const emulator = await start("cloudendure");
    const send = await converse(emulator.port);
    const common = ["Host: console.example", "User-Agent: python-requests/2.31.0", "Accept: */*", "Connection: keep-alive"];
    const login = await send(
      post("/api/latest/login", [...common, "Content-Type: application/json"], body(emulator.credentials.userApiToken)),
    );
    expect(login.status).toBe(200);
    const cookies = jar(login);
    const sent = [`session=${cookies["session"]}`, ...(sendsXsrfCookie ? [`XSRF-TOKEN=${cookies["XSRF-TOKEN"]}`] : [])].join("; ");
    const headers = [...common, `Cookie: ${sent}`, `X-XSRF-TOKEN: ${xsrf(cookies["XSRF-TOKEN"] ?? "")}`];
    expect((await send(get("/api/latest/projects", headers))).status).toBe(200);
    expect((await send(post("/api/latest/projects", [...headers, "Content-Type: application/json"], '{"name":"p"}'))).status).toBe(201);
    expect((await send(post("/api/latest/logout", headers))).status).toBe(204);
    expect((await send(get("/api/latest/projects", headers))).status).toBe(401);
  });

  const afterwards: [string, { base: string; again: boolean }][] = [
    ["adopts Location minus /login, and logs in again there", { base: "/api/v5", again: true }],
    ["adopts the new URL", { base: "/api/v5", again: false }],
    ["goes on using latest", { base: "/api/latest", again: false }],
  ];
  test.each(afterwards)("307: the library posts the login again; the client %s", async (_, { base, again }) => {
    const emulator = await start("cloudendure", { redirectLogin: "v5" });
    const send = await converse(emulator.port);
    const body = JSON.stringify({ userApiToken: emulator.credentials.userApiToken });
    const login = (path: string): Promise<RawAnswer> => send(post(path, ["Host: console.example", "Content-Type: application/json"], body));

    const redirected = await login("/api/latest/login");
    expect(redirected.status).toBe(307);
    const location = redirected.headers["location"]?.[0] ?? "";
    let cookies = jar(await login(location));
    if (again) cookies = jar(await login(`${location.slice(0, -"/login".length)}/login`));
    const headers = ["Host: console.example", `Cookie: session=${cookies["session"]}`, `X-XSRF-TOKEN: ${cookies["XSRF-TOKEN"]}`];
    expect((await send(get(`${base}/projects`, headers))).status).toBe(200);
    expect((await send(post(`${base}/logout`, headers))).status).toBe(204);
    expect(emulator.sessions).toHaveLength(again ? 1 : 0);
  });
});
