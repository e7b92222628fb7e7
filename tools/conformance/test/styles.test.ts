import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SessionDescriptor } from "@vendor-auth/client";
import { generate } from "@vendor-auth/codegen";
import { connect, declared } from "@vendor-auth/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startOneFs } from "../src/styles/vendors/onefs-server.ts";
import { startPortainer } from "../src/styles/vendors/portainer-server.ts";
import { startRedfish } from "../src/styles/vendors/redfish-server.ts";
import type { Heard } from "../src/styles/serve.ts";

const specs = new URL("../../../specs/examples/", import.meta.url);
const account = { username: "admin", password: "synthetic-password" };

/** What an API of a session style is given, and what its server must then see of a session. */
const styles = [
  {
    name: "portainer",
    does: "a token in the login's JSON body goes back as a bearer token",
    start: startPortainer,
    base: "/api",
    credentials: { Username: account.username, Password: account.password },
    data: "endpoints",
    logout: { method: "POST", path: () => "/api/auth/logout" },
    carried: ({ headers }: Heard) => /^Bearer header\..+\.signature$/.test(String(headers["authorization"])),
    secret: ({ headers }: Heard) => String(headers["authorization"]).replace("Bearer ", ""),
  },
  {
    name: "redfish",
    does: "a session is a resource, and is deleted by the id that a Link takes from the login's answer",
    start: startRedfish,
    base: "/redfish/v1",
    credentials: { UserName: account.username, Password: account.password },
    data: "Systems",
    logout: { method: "DELETE", path: (logins: number) => `/redfish/v1/SessionService/Sessions/${logins}` },
    carried: ({ headers }: Heard) => /^[0-9a-f-]{36}$/.test(String(headers["x-auth-token"])),
    secret: ({ headers }: Heard) => String(headers["x-auth-token"]),
  },
  {
    name: "onefs",
    does: "one cookie goes back as a cookie, the other as the header against request forgery",
    start: startOneFs,
    base: "",
    credentials: { username: account.username, password: account.password, services: ["platform"] },
    data: "session/1/session",
    logout: { method: "DELETE", path: () => "/session/1/session" },
    carried: ({ headers }: Heard) =>
      /^isisessid=[0-9a-f-]{36}$/.test(String(headers["cookie"])) && /^[0-9a-f-]{36}$/.test(String(headers["x-csrf-token"])),
    secret: ({ headers }: Heard) => String(headers["cookie"]).replace("isisessid=", ""),
  },
] as const;

/** What OneFS asks for beside a session: a request that names the node it goes to. */
const fromItself: typeof fetch = (input, init) => {
  const request = new Request(input, init);
  request.headers.set("referer", new URL(request.url).origin);
  return fetch(request);
};

let folder: string;
const descriptors = new Map<string, SessionDescriptor>();

beforeAll(async () => {
  folder = mkdtempSync(fileURLToPath(new URL("../.generated-", import.meta.url)));
  for (const { name } of styles) {
    const files = await generate(readFileSync(new URL(`${name}.yaml`, specs), "utf8"), `${name}.yaml`);
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true });
      writeFileSync(join(folder, name, path), content);
    }
    const generated = (await import(pathToFileURL(join(folder, name, "src/generated/session.ts")).href)) as { session: SessionDescriptor };
    descriptors.set(name, generated.session);
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(styles)("$name: $does", ({ name, start, base, credentials, data, logout, carried, secret }) => {
  async function open(given: unknown = credentials) {
    const server = await start(account);
    const send = name === "onefs" ? fromItself : undefined;
    const client = connect(declared(descriptors.get(name)!), { baseUrl: server.origin + base, credentials: given, fetch: send });
    return { server, client };
  }

  test("one login for all calls, each carries the session, and the logout ends it", async () => {
    const { server, client } = await open();
    await using _ = server;
    const answers = await Promise.all([client.fetch(data), client.fetch(data), client.fetch(data)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(server.sessions.size).toBe(1);
    expect(await client.logout()).toBe("closed");
    expect(server.sessions.size).toBe(0);

    const [login, ...calls] = server.heard;
    expect(JSON.parse(login!.body)).toEqual(credentials);
    expect(carried(login!)).toBe(false);
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      ...[1, 2, 3].map(() => `GET ${base}/${data}`),
      `${logout.method} ${logout.path(1)}`,
    ]);
    expect(calls.every((call) => carried(call))).toBe(true);
    expect(new Set(calls.map((call) => secret(call))).size).toBe(1);
  });

  test("a session that the server ended is renewed once, and the new one is ended, not the old", async () => {
    const { server, client } = await open();
    await using _ = server;
    await client.fetch(data);
    const first = secret(server.heard.at(-1)!);
    server.sessions.clear();
    expect((await client.fetch(data)).status).toBe(200);
    expect(secret(server.heard.at(-1)!)).not.toBe(first);
    expect(await client.logout()).toBe("closed");
    expect(server.heard.at(-1)).toMatchObject({ method: logout.method, path: logout.path(2) });
    expect(server.sessions.size).toBe(0);
    expect(server.heard).toHaveLength(6); // login, call; refused call, login, call; logout
  });

  test("wrong credentials are tried once, whoever asks", async () => {
    const wrong = Object.fromEntries(Object.entries(credentials).map(([key, value]) => [key, /password/i.test(key) ? "wrong" : value]));
    const { server, client } = await open(wrong);
    await using _ = server;
    const outcomes = await Promise.allSettled([client.fetch(data), client.fetch(data), client.login()]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(server.heard).toHaveLength(1);
    await client[Symbol.asyncDispose]();
  });
});
