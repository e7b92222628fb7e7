import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { session as bearerBodyPointer } from "../../../codegen/fixtures/bearer-body-pointer/src/generated/session.ts";
import { session as cookieCsrf } from "../../../codegen/fixtures/cookie-csrf/src/generated/session.ts";
import { session as headerToken } from "../../../codegen/fixtures/header-token/src/generated/session.ts";
import { session as logoutLink } from "../../../codegen/fixtures/logout-link/src/generated/session.ts";
import { session as queryToken } from "../../../codegen/fixtures/query-token/src/generated/session.ts";
import { session as wholeBodyToken } from "../../../codegen/fixtures/whole-body-token/src/generated/session.ts";
import { connect, declared, type SessionClient } from "../../src/index.ts";

interface Seen {
  readonly target: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string;
}

/** A server for one small spec: how it opens a session, which request carries it, which one ends it. */
interface Style {
  readonly login: (seen: Seen, token: string) => Answer | undefined;
  readonly carries: (seen: Seen, token: string) => boolean;
  readonly logout: (seen: Seen, token: string) => boolean;
}

async function serve({ login, carries, logout }: Style) {
  const open = new Set<string>();
  const counts = { logins: 0, logouts: 0, refused: 0 };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const seen = { target: `${request.method} ${request.url}`, headers: request.headers, body };
    const token = `token-${counts.logins + 1}`;
    const opened = login(seen, token);
    if (opened) {
      open.add(token);
      counts.logins += 1;
      return response.writeHead(opened.status ?? 200, { "content-type": "application/json", ...opened.headers }).end(opened.body);
    }
    const carried = [...open].find((one) => carries(seen, one));
    if (carried === undefined) {
      counts.refused += 1;
      return response.writeHead(401).end();
    }
    if (logout(seen, carried)) {
      open.delete(carried);
      counts.logouts += 1;
      return response.writeHead(204).end();
    }
    return response.writeHead(200, { "content-type": "application/json" }).end("[]");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => server.close().closeAllConnections());
  return { open, counts, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Login on demand, a renewal, and a logout: what the server saw. */
async function playSession(style: Style, connectTo: (baseUrl: string) => Pick<SessionClient<{}>, "fetch" | "logout">): Promise<void> {
  const { open, counts, baseUrl } = await serve(style);
  const client = connectTo(baseUrl);
  expect((await client.fetch("things")).status).toBe(200);
  expect(counts).toEqual({ logins: 1, logouts: 0, refused: 0 });
  open.clear();
  expect((await client.fetch("things?kind=large")).status).toBe(200);
  expect(counts).toEqual({ logins: 2, logouts: 0, refused: 1 });
  expect(await client.logout()).toBe("closed");
  expect(counts.logouts).toBe(1);
  expect(open.size).toBe(0);
}

const json = (body: string): unknown => JSON.parse(body);

describe("descriptors", () => {
  it("a token in a header, from a header", async () => {
    const style: Style = {
      login({ target, headers }, token) {
        if (target !== "POST /login/local?max_age=60") return undefined;
        expect(headers).toMatchObject({ "x-api-key": "a-secret", "x-client-name": "tests" });
        return { status: 201, headers: { "X-Session-Token": token } };
      },
      carries: ({ headers }, token) => headers["x-token"] === token,
      logout: ({ target }) => target === "POST /logout",
    };
    const credentials = { realm: "local", apiKey: "a-secret", xClientName: "tests", maxAge: 60 } as const;
    await playSession(style, (baseUrl) => connect(declared(headerToken), { baseUrl, credentials }));
  });

  it("a cookie and a CSRF header, from two cookies, with a JSON login", async () => {
    const style: Style = {
      login({ target, body }, token) {
        if (target !== "POST /login") return undefined;
        expect(json(body)).toEqual({ username: "somebody", password: "a secret" });
        return { headers: { "set-cookie": [`sid=${token}; HttpOnly`, `csrf-token=csrf-${token}`] }, body: "{}" };
      },
      carries: ({ headers }, token) => headers.cookie === `sid=${token}` && headers["x-csrf-token"] === `csrf-${token}`,
      logout: ({ target }) => target === "POST /logout",
    };
    await playSession(style, (baseUrl) =>
      connect(declared(cookieCsrf), { baseUrl, credentials: { username: "somebody", password: "a secret" } }),
    );
  });

  it("a token in the query, with a urlencoded login", async () => {
    const style: Style = {
      login({ target, body, headers }, token) {
        if (target !== "POST /login?tenant-id=t%201") return undefined;
        expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
        expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ user: "somebody", secret: "a&b" });
        return { body: JSON.stringify({ token }) };
      },
      carries: ({ target }, token) => new URL(target.split(" ")[1] ?? "", "http://x").searchParams.get("auth_token") === token,
      logout: ({ target }) => target.startsWith("GET /logout?"),
    };
    await playSession(style, (baseUrl) =>
      connect(declared(queryToken), { baseUrl, credentials: { tenantId: "t 1", user: "somebody", secret: "a&b" } }),
    );
  });

  it("a bearer token, from a JSON pointer", async () => {
    const style: Style = {
      login: ({ target }, token) =>
        target === "POST /token" ? { body: JSON.stringify({ result: { tokens: [{ "access/token": token }] } }) } : undefined,
      carries: ({ headers }, token) => headers.authorization === `Bearer ${token}`,
      logout: ({ target }) => target === "DELETE /token",
    };
    await playSession(style, (baseUrl) =>
      connect(declared(bearerBodyPointer), { baseUrl, credentials: { clientId: "me", clientSecret: "a secret" } }),
    );
  });

  it.each([
    ["text", (token: string) => token],
    ["a JSON string", (token: string) => JSON.stringify(token)],
  ])("a token in a header, from the whole body as %s", async (_, spell) => {
    const style: Style = {
      login({ target, headers }, token) {
        if (target !== "POST /ticket?user=somebody") return undefined;
        expect(headers["x-passphrase"]).toBe("secret");
        return { body: spell(token) };
      },
      carries: ({ headers }, token) => headers["x-ticket"] === token,
      logout: ({ target }) => target === "DELETE /ticket",
    };
    await playSession(style, (baseUrl) =>
      connect(declared(wholeBodyToken), { baseUrl, credentials: { user: "somebody", xPassphrase: "secret" } }),
    );
  });

  it("a logout whose path parameters come from a Link on the login's answer", async () => {
    const style: Style = {
      login: ({ target }, token) =>
        target === "POST /sessions" ? { status: 201, headers: { "x-token": token, "x-member": "m/1" }, body: '{"id":7}' } : undefined,
      carries: ({ headers }, token) => headers["x-token"] === token,
      logout: ({ target }) => target === "DELETE /members/m%2F1/sessions/7",
    };
    await playSession(style, (baseUrl) => connect(declared(logoutLink), { baseUrl, credentials: { password: "a secret" } }));
  });

  it("F65: a number that no double holds ends the session that it names, not another", async () => {
    const id = "1234567890123456789";
    const style: Style = {
      login: ({ target }, token) =>
        target === "POST /sessions"
          ? {
              status: 201,
              headers: { "x-token": token, "x-member": "m" },
              body: `{"note":"\\"id\\":1", "id": ${id}, "pi": 3.1415926535897932384}`,
            }
          : undefined,
      carries: ({ headers }, token) => headers["x-token"] === token,
      logout: ({ target }) => target === `DELETE /members/m/sessions/${id}`,
    };
    await playSession(style, (baseUrl) => connect(declared(logoutLink), { baseUrl, credentials: { password: "a secret" } }));
  });

  it("a token in the query goes before a fragment, which is not sent", async () => {
    const style: Style = {
      login: ({ target }, token) => (target.startsWith("POST /login") ? { body: JSON.stringify({ token }) } : undefined),
      carries: ({ target }, token) => target === `GET /things?page=2&auth_token=${token}`,
      logout: ({ target }) => target.startsWith("GET /logout?"),
    };
    const { baseUrl, counts } = await serve(style);
    const client = connect(declared(queryToken), { baseUrl, credentials: { tenantId: "t", user: "somebody", secret: "a secret" } });
    expect((await client.fetch("things?page=2#top")).status).toBe(200);
    expect(counts).toMatchObject({ logins: 1, refused: 0 });
  });

  it("a required input that is missing is named", async () => {
    const client = connect(declared(queryToken), { baseUrl: "http://127.0.0.1:1", credentials: { user: "somebody" } as never });
    await expect(client.fetch("things")).rejects.toMatchObject({
      code: "credentials_unusable",
      message: expect.stringContaining("credentials.tenantId is required, and missing") as string,
    });
  });
});
