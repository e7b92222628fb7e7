import { describe, expect, it } from "vitest";
import { lockingMap } from "../support/locking-map.ts";
import { arrays, cloudendureWith, flashbladeWith, projects, rejection } from "../support/with-emulator.ts";

const wrong = { apiToken: "T-00000000-0000-4000-8000-00000000bad1" };

describe("F62: other credentials", () => {
  it("F62: login() after a rotation, new credentials refused: the old session goes on, and is closed at the end", async () => {
    let credentials = wrong;
    const { emulator, client } = await flashbladeWith({}, { credentials: () => credentials });
    credentials = emulator.credentials;
    await client.login();
    credentials = wrong;
    await expect(client.login()).rejects.toMatchObject({ code: "credentials_refused" });
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.sessions).toHaveLength(1);
    await client[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F62: disposed of during that login: nothing is open", async () => {
    const { emulator } = await flashbladeWith({ credentials: [{ username: "before" }, { username: "after" }] });
    const [before, after] = emulator.accounts.map((account) => account.credentials as { apiToken: string });
    let credentials = before;
    const { client } = await flashbladeWith({}, { baseUrl: emulator.baseUrl, credentials: () => credentials as { apiToken: string } });
    await client.login();
    credentials = after;
    emulator.fault({ match: { operation: "login" }, times: 1, answerDelay: 100 });
    const login = rejection(client.login());
    await emulator.waitFor({ operation: "login" });
    await client[Symbol.asyncDispose]();
    expect(await login).toMatchObject({ code: "client_closed" });
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F62: a restart with other credentials for the same account: the old session is not used, and closed", async () => {
    const store = lockingMap();
    const { emulator, open } = await flashbladeWith({ credentials: [{ username: "old" }, { username: "new" }] });
    const [old, renewed] = emulator.accounts.map((account) => account.credentials as { apiToken: string });
    await open({ store, account: "a", credentials: old as { apiToken: string } }).login();
    const client = open({ store, account: "a", credentials: renewed as { apiToken: string } });
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.requests.at(-1)?.path).toContain("arrays");
    await emulator.idle();
    expect(emulator.sessions.map(({ user }) => user)).toEqual(["new"]);
    expect(JSON.stringify([...store.entries])).not.toContain(renewed?.apiToken);
    // The same ones go on with what is stored.
    expect((await open({ store, account: "a", credentials: renewed as { apiToken: string } }).fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(2);
  });

  it("F62: login() with a function compares with what opened the stored session", async () => {
    const store = lockingMap();
    const { emulator, open } = await flashbladeWith({ credentials: [{ username: "old" }, { username: "new" }] });
    const [old, renewed] = emulator.accounts.map((account) => account.credentials as { apiToken: string });
    await open({ store, account: "a", credentials: () => old as { apiToken: string } }).login();
    const client = open({ store, account: "a", credentials: () => renewed as { apiToken: string } });
    await client.fetch(arrays);
    expect(emulator.counters.logins).toBe(1);
    await client.login();
    expect(emulator.sessions.map(({ user }) => user)).toEqual(["new"]);
  });

  it("F62: login() of all who share a store after a rotation: one login", async () => {
    const store = lockingMap();
    const { emulator, open } = await flashbladeWith({ credentials: [{ username: "old" }, { username: "new" }] });
    const [old, renewed] = emulator.accounts.map((account) => account.credentials as { apiToken: string });
    let credentials = old;
    const clients = Array.from({ length: 5 }, () => open({ store, account: "a", credentials: () => credentials as { apiToken: string } }));
    for (const client of clients) expect((await client.fetch(arrays)).status).toBe(200);
    credentials = renewed;
    await Promise.all(clients.map((client) => client.login()));
    for (const client of clients) expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(2);
    await emulator.idle();
    expect(emulator.sessions.map(({ user }) => user)).toEqual(["new"]);
  });

  it("F62: the same credentials in another order, or with what no login sends beside them, are the same", async () => {
    const store = lockingMap();
    const { emulator, open } = await cloudendureWith();
    const { username, password } = emulator.credentials as { username: string; password: string };
    const given = [
      { username, password },
      { password, username },
      { username, password, note: "of today" },
    ];
    const clients = given.map((credentials) => open({ store, account: "a", credentials }));
    for (let call = 0; call < 12; call += 1) expect((await clients[call % 3]?.fetch(projects))?.status).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 0 });
  });

  it("F62: a function that gives them with a time that runs down logs in once, and tries wrong ones once", async () => {
    let ttl = 3600;
    const { emulator, open } = await flashbladeWith();
    const given = () => ({ ...emulator.credentials, ttl: (ttl -= 1) });
    expect((await open({ credentials: given }).fetch(arrays)).status).toBe(200);
    const client = open({ credentials: () => ({ ...wrong, ttl: (ttl -= 1) }) });
    for (let call = 0; call < 3; call += 1) expect(await rejection(client.fetch(arrays))).toMatchObject({ code: "credentials_refused" });
    expect(emulator.counters).toMatchObject({ logins: 1, failedLogins: 1 });
  });

  it("F62: rotated again while login() waits for that of another: the other's session is used", async () => {
    const store = lockingMap();
    const { emulator, open } = await flashbladeWith({ credentials: [{ username: "old" }, { username: "new" }, { username: "newest" }] });
    const [old, renewed, newest] = emulator.accounts.map((account) => account.credentials as { apiToken: string });
    let credentials = old;
    const clients = [1, 2].map(() => open({ store, account: "a", credentials: () => credentials as { apiToken: string } }));
    for (const client of clients) expect((await client.fetch(arrays)).status).toBe(200);
    credentials = renewed;
    emulator.fault({ match: { operation: "login" }, times: 1, answerDelay: 200 });
    const logins = clients.map((client) => client.login());
    await emulator.waitFor({ operation: "login" });
    credentials = newest;
    await Promise.all(logins);
    expect(emulator.counters.logins).toBe(3);
    await emulator.idle();
    expect(emulator.sessions.map(({ user }) => user)).toEqual(["newest"]);
  });
});
