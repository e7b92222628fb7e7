import { describe, expect, it, onTestFinished } from "vitest";
import { connect, declared, type Session, type SessionEvent } from "../../src/index.ts";
import { flashblade } from "../../src/vendors/flashblade/index.ts";
import { session as descriptor } from "@vendor-auth/flashblade";
import { arrays, cloudendureWith, flashbladeWith, outcomes, projects, together, until } from "../support/with-emulator.ts";

describe("F14: leaving, for one process", () => {
  it("F14: the end of an `await using` scope closes the session", async () => {
    const { emulator } = await flashbladeWith();
    {
      await using client = flashblade({ baseUrl: emulator.baseUrl, credentials: emulator.credentials });
      await client.fetch(arrays);
      expect(emulator.sessions).toHaveLength(1);
    }
    expect(emulator.sessions).toHaveLength(0);
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
  });

  it("F14: a throw inside the scope closes it too, and is not replaced", async () => {
    const { emulator } = await flashbladeWith();
    const work = async () => {
      await using client = flashblade({ baseUrl: emulator.baseUrl, credentials: emulator.credentials });
      await client.fetch(arrays);
      throw new Error("mine");
    };
    await expect(work()).rejects.toThrow("mine");
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F14: disposal in the middle of a login closes what the login opens", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { operation: "login" }, answerDelay: 100 });
    const calls = together(5, () => client.fetch(arrays));
    await until(() => emulator.sessions.length === 1);
    await client[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(0);
    expect(outcomes(await calls)).toEqual({ client_closed: 5 });
  });

  it("F14: a disposed client sends nothing more", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.fetch(arrays);
    await client[Symbol.asyncDispose]();
    await client[Symbol.asyncDispose]();
    const { requests } = emulator.counters;
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "client_closed" });
    await expect(client.login()).rejects.toMatchObject({ code: "client_closed" });
    expect(emulator.counters.requests).toBe(requests);
  });

  it("F14: calls that are refused because the client left do not log in again", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.login();
    emulator.fault({ match: { path: "*/arrays" }, delay: 1_000 });
    const calls = together(5, () => client.fetch(arrays));
    await until(() => emulator.counters.byOperation["listArrays"] === 5);
    expect(await client.logout()).toBe("closed");
    expect(outcomes(await calls)).toEqual({ 403: 5 });
    expect(emulator.counters.logins).toBe(1);
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F14: a client that never called anything sends nothing when it is disposed of", async () => {
    const { emulator, client } = await flashbladeWith();
    await client[Symbol.asyncDispose]();
    expect(emulator.counters.requests).toBe(0);
  });
});

describe("F15: the logout's path", () => {
  it.each(["2.15/arrays", "1.12/file-systems"])(
    "F15: after a call to %s the logout is unversioned, and the server's sessions are 0",
    async (path) => {
      const { emulator, client } = await flashbladeWith();
      await client.fetch(path);
      expect(emulator.sessions).toHaveLength(1);
      await client.logout();
      expect(emulator.sessions).toHaveLength(0);
      expect(emulator.requests.at(-1)).toMatchObject({ method: "POST", path: "/api/logout" });
    },
  );
});

describe("F16: logout is idempotent, bounded, and says what happened", () => {
  it("F16: twice, and before any login", async () => {
    const { emulator, client } = await flashbladeWith();
    expect(await client.logout()).toBe("already closed");
    await client.login();
    expect(await client.logout()).toBe("closed");
    expect(await client.logout()).toBe("already closed");
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1, byOperation: { logout: 1 } });
  });

  it.each([
    ["FlashBlade", flashbladeWith, arrays],
    ["CloudEndure", cloudendureWith, projects],
  ] as const)("F16: of a session that the server ended: %s", async (_, start, path) => {
    const { emulator, client } = await start();
    await client.fetch(path);
    emulator.expire();
    expect(await client.logout()).toBe("already closed");
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 0 });
  });

  it.each([
    ["500", { type: "respond", status: 500 }],
    ["a connection reset", { type: "reset", when: "before" }],
    ["no answer", { type: "hang" }],
  ] as const)("F16: with a server that answers with %s: unreachable, within its time, nothing thrown", async (_, action) => {
    const { emulator, client } = await flashbladeWith({}, { logoutTimeout: 300 });
    await client.login();
    emulator.fault({ match: { operation: "logout" }, action });
    expect(await client.logout()).toBe("unreachable"); // a server that hangs would keep it beyond this test's own limit
    await client[Symbol.asyncDispose]();
  });

  it("F16: with the network down", async () => {
    const { emulator, client, events } = await flashbladeWith();
    await client.login();
    await emulator.close();
    expect(await client.logout()).toBe("unreachable");
    expect(events.at(-1)).toMatchObject({ type: "closed", outcome: "unreachable" });
  });

  it("F16: while a login is under way that takes longer than the time for a logout: unreachable, since a session may open yet", async () => {
    const { emulator, client } = await flashbladeWith({}, { logoutTimeout: 100 });
    emulator.fault({ match: { operation: "login" }, times: 1, answerDelay: 400 });
    const call = client.fetch(arrays);
    await emulator.waitFor({ operation: "login" });
    expect(await client.logout()).toBe("unreachable");
    expect((await call).status).toBe(200);
    expect(await client.logout()).toBe("closed");
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F16: a later call logs in again", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.fetch(arrays);
    await client.logout();
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(2);
  });
});

describe("events", () => {
  it("tell what happened, with vendor, account, base URL, duration and attempt", async () => {
    const { emulator } = await flashbladeWith();
    const events: SessionEvent[] = [];
    const { baseUrl, credentials } = emulator;
    const client = flashblade({ baseUrl, credentials, account: "night job", onEvent: (event) => events.push(event) });
    await client.fetch(arrays);
    emulator.expire();
    await client.fetch(arrays);
    emulator.replaceCredentials();
    emulator.expire();
    await client.fetch(arrays).catch(() => {});
    await client[Symbol.asyncDispose]();
    const common = { vendor: "flashblade", account: "night job", baseUrl };
    expect(events).toEqual([
      { ...common, type: "login", attempt: 1, duration: expect.any(Number) },
      { ...common, type: "renewed", attempt: 2, duration: expect.any(Number) },
      { ...common, type: "refused", attempt: 3, duration: expect.any(Number), code: "credentials_refused", status: 400 },
      // The lapsed one was all there was, and might have been good: it was kept until the end.
      { ...common, type: "closed", attempt: 3, duration: expect.any(Number), outcome: "already closed", status: 403 },
    ]);
  });
});

describe("a store", () => {
  it("is asked before a login, told of it, and left alone by disposal", async () => {
    const { emulator } = await flashbladeWith();
    const store = new Map<string, Session>();
    const { baseUrl, credentials } = emulator;
    const open = () => connect(declared(descriptor), { baseUrl, credentials, store, account: "pureuser" });
    {
      await using first = open();
      await first.fetch(arrays);
    }
    expect(emulator.sessions).toHaveLength(1);
    const second = open();
    onTestFinished(() => second[Symbol.asyncDispose]());
    expect((await second.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);

    emulator.expire();
    const third = open();
    expect(outcomes(await together(10, () => third.fetch(arrays)))).toEqual({ 200: 10 });
    expect((await second.fetch(arrays)).status).toBe(200); // refused once, then takes the newer one from the store
    expect(emulator.counters).toMatchObject({ logins: 2 });
    expect(await third.logout()).toBe("closed");
    expect(store.size).toBe(0);
    expect([...store.keys()].join()).not.toContain(credentials.apiToken);
  });
});
