import { describe, expect, it } from "vitest";
import { connect, declared } from "../../src/index.ts";
import { session as headerToken } from "../../../../packages/codegen/fixtures/header-token/src/generated/session.ts";
import { lockingMap } from "../support/locking-map.ts";
import { startApi } from "../support/start-api.ts";
import { cloudendureWith, outcomes, projects, together } from "../support/with-emulator.ts";

describe("F52: the server replaces the session's values with ordinary answers", () => {
  it("F52: cookies: 20 calls, 1 login, and the logout has the latest", async () => {
    const { emulator, client } = await cloudendureWith({ replaceCookies: 1, replacedCookies: "end" });
    for (let call = 0; call < 20; call += 1) expect((await client.fetch(projects)).status).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 1, refused: 0 });
    expect(await client.logout()).toBe("closed");
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F52: of calls side by side, one that was sent with the old value is sent again with the new one", async () => {
    const { emulator, client } = await cloudendureWith({ replaceCookies: 3, replacedCookies: "end" });
    await client.login();
    const results = await together(20, () => client.fetch(projects));
    expect(outcomes(results)).toEqual({ 200: 20 });
    expect(emulator.counters.logins).toBeLessThanOrEqual(3);
  });

  it("F52: clients that share a store follow each other", async () => {
    const store = lockingMap();
    const { emulator, open } = await cloudendureWith({ replaceCookies: 2, replacedCookies: "end" });
    const clients = [0, 1].map(() => open({ store, account: "a" }));
    for (let call = 0; call < 20; call += 1) expect((await clients[call % 2]?.fetch(projects))?.status).toBe(200);
    expect(emulator.counters.logins).toBeLessThanOrEqual(2);
    expect(await clients[0]?.logout()).toBe("closed"); // the other has newer values
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F52: newer values of a session that has lapsed do not come before the session of a login", async () => {
    const store = lockingMap();
    const { emulator, open } = await cloudendureWith();
    const client = open({ store, account: "a" });
    await client.fetch(projects);
    const [[key, lapsed] = []] = store.entries;
    let looks = 0;
    const writing = {
      ...store,
      get(asked: string) {
        // Another client writes down what an answer before the lapse carried, just before this one stores its own.
        if (asked === key && lapsed && emulator.counters.logins === 2 && (looks += 1) === 2) {
          store.entries.set(key, { ...lapsed, secrets: { ...lapsed.secrets, session: "a newer value" } });
        }
        return store.get(asked);
      },
    };
    const other = open({ store: writing, account: "a" });
    emulator.expire();
    expect((await other.fetch(projects)).status).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 2, refused: 1 });
    expect(emulator.sessions).toHaveLength(1);
  });

  it.each([
    ["that the spec declares on the answer is followed", { 200: { "X-Session-Token": "string" } }, 1],
    ["that it does not declare there is not", { 200: {} }, 20],
  ] as const)("F52: a header %s", async (_, answers, logins) => {
    let token = 0;
    const api = await startApi(({ target, headers }) => {
      const isLogin = target.startsWith("POST /login");
      if (!isLogin && headers["x-token"] !== `token-${token}`) return { status: 401 };
      token += 1;
      return {
        status: isLogin ? 201 : 200,
        headers: { "x-session-token": `token-${token}`, "content-type": "application/json" },
        body: "[]",
      };
    });
    const operations = { ...headerToken.operations, "/things": { get: { operationId: "things", answers } } };
    const client = connect(declared({ ...headerToken, operations }), {
      baseUrl: api.baseUrl,
      credentials: { realm: "local", apiKey: "a-secret" },
    });
    for (let call = 0; call < 20; call += 1) expect((await client.fetch("things")).status).toBe(200);
    expect(api.seen.filter(({ target }) => target.startsWith("POST /login"))).toHaveLength(logins);
  });

  it("F52: a replacement belongs to the session of its call alone: one that comes late does not touch a newer session", async () => {
    const { emulator, client } = await cloudendureWith({ replaceCookies: 1 });
    await client.login();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    emulator.fault({ match: { method: "GET" }, times: 1, answerDelay: () => held });
    const late = client.fetch(projects);
    await emulator.waitFor({ method: "GET" });
    emulator.expire();
    expect((await client.fetch(projects)).status).toBe(200);
    const { logins } = emulator.counters;
    release();
    await late;
    expect((await client.fetch(projects)).status).toBe(200);
    expect(emulator.counters.logins).toBe(logins);
  });
});
