import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SessionDescriptor } from "@vendor-auth/client";
import { generate } from "@vendor-auth/codegen";
import { connect, declared } from "@vendor-auth/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Style, StyleCall } from "../src/styles/style.ts";
import { account, styles } from "../src/styles/styles.ts";

const specs = new URL("../../../specs/examples/", import.meta.url);

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
  for (const name of new Set(styles.map((style) => style.name))) {
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

async function open({ name, start, base, credentials }: Style, given: unknown = credentials) {
  const server = await start(account);
  const send = name === "onefs" ? fromItself : undefined;
  const client = connect(declared(descriptors.get(name)!), { baseUrl: server.origin + base, credentials: given, fetch: send });
  const call = ({ path, method, body }: StyleCall) => {
    const type = typeof body === "string" ? "application/x-www-form-urlencoded" : "application/json";
    const content =
      body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body), headers: { "content-type": type } };
    return client.fetch(path, { method, ...content });
  };
  return { server, client, call };
}

describe.each(styles)("$name: $does", (style) => {
  const { read, write, logout } = style;
  const closed = logout === undefined ? { sessions: 1, logouts: 0, outcome: "forgotten" } : { sessions: 0, logouts: 1, outcome: "closed" };

  test("one login for all calls, none is refused, and the logout ends it", async () => {
    const { server, client, call } = await open(style);
    await using _ = server;
    const answers = [await call(read), await call(read), ...(write ? [await call(write)] : [])];
    expect(answers.map(({ ok }) => ok)).not.toContain(false);
    expect(server.sessions.size).toBe(1);
    expect(await client.logout()).toBe(closed.outcome);
    expect(server.counted).toEqual({ logins: 1, logouts: closed.logouts, refused: 0, effects: write ? 1 : 0 });
    expect(server.sessions.size).toBe(closed.sessions);
    const last = server.heard.at(-1)!;
    if (logout) expect(`${last.method} ${last.path}`).toMatch(logout);
  });

  test("a session that the server ended is renewed once, a call with an effect has it once, and the new session is ended", async () => {
    const { server, client, call } = await open(style);
    await using _ = server;
    await call(read);
    server.sessions.clear();
    const answer = await call(write ?? read);
    expect(answer.ok).toBe(true);
    expect(await answer.text()).not.toMatch(/"success":false/);
    expect(server.counted).toEqual({ logins: 2, logouts: 0, refused: 1, effects: write ? 1 : 0 });
    await client.logout();
    expect(server.counted.logouts).toBe(closed.logouts);
    expect(server.sessions.size).toBe(closed.sessions);
  });

  test("wrong credentials are tried once, whoever asks", async () => {
    const { server, client, call } = await open(style, style.wrong);
    await using _ = server;
    const outcomes = await Promise.allSettled([call(read), call(read), client.login()]);
    const refusal = { status: "rejected", reason: { code: "credentials_refused" } };
    expect(outcomes).toMatchObject([refusal, refusal, refusal]);
    expect(server.counted).toEqual({ logins: 0, logouts: 0, refused: 1, effects: 0 });
    await client[Symbol.asyncDispose]();
  });
});

describe.each(styles.filter(({ otherCredentials }) => otherCredentials))("$name", (style) => {
  test("can be logged in to in another way", async () => {
    const { server, client, call } = await open(style, style.otherCredentials);
    await using _ = server;
    expect((await call(style.read)).status).toBe(200);
    await client.logout();
    expect(server.counted).toEqual({ logins: 1, logouts: 1, refused: 0, effects: 0 });
  });
});
