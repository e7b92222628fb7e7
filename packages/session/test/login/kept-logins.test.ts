import { describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { lockingMap } from "../support/locking-map.ts";
import { arrays, cloudendureWith, flashbladeWith, projects, rejection } from "../support/with-emulator.ts";

describe("F57: the login's answer lacks one of two credentials", () => {
  it("F57: the half that came is used to close it; then as a login without a verdict", async () => {
    const { emulator, client } = await cloudendureWith({ xsrfStatus: 401 });
    emulator.fault({ match: { operation: "login" }, action: { type: "modify", removeCookies: ["XSRF-TOKEN"] } });
    for (let call = 0; call < 5; call += 1) await expect(client.fetch(projects)).rejects.toMatchObject({ code: "login_malformed" });
    expect(emulator.counters.byOperation).toEqual({ login: 2, logout: 2 });
    const closing = emulator.requests.find(({ operation }) => operation === "logout");
    expect(closing?.headers["cookie"]).toMatch(/^session=./);
    expect(closing?.headers).not.toHaveProperty("x-xsrf-token");
  });
});

it.each([
  ["FlashBlade", flashbladeWith, arrays],
  ["CloudEndure", cloudendureWith, projects],
] as const)("F58: %s: login and logout are kept by no cache: a caching fetch is handed no old answer", async (_, start, path) => {
  const kept = new Map<string, Response>();
  const caching = (async (input, init) => {
    const key = `${init?.method} ${String(input)}`;
    const found = kept.get(key);
    if (found && init?.cache !== "no-store") return found.clone();
    const answer = await globalThis.fetch(input, init);
    if (init?.cache !== "no-store" && answer.ok && init?.method === "POST") kept.set(key, answer.clone());
    return answer;
  }) as typeof fetch;
  const { emulator, client } = await start({}, { fetch: caching });
  await client.fetch(path);
  emulator.expire();
  expect((await client.fetch(path)).status).toBe(200);
  expect(await client.logout()).toBe("closed");
  expect(emulator.counters).toMatchObject({ logins: 2, logouts: 1 });
  expect(kept.size).toBe(0);
});

describe("F59: callers that do not wait", () => {
  it("F59: a signal that is aborted already: no login, also in a loop, and none after a refusal", async () => {
    const { emulator, client } = await flashbladeWith();
    for (let call = 0; call < 10; call += 1) await rejection(client.fetch(arrays, { signal: AbortSignal.abort() }));
    await new Promise((resolve) => setTimeout(resolve, 300)); // longer than a login takes to be sent
    await emulator.idle();
    expect(emulator.counters.requests).toBe(0);
  });

  it("F59: a poller with 100 ms a call and a login of 250 ms gets through with one login", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { operation: "login" }, answerDelay: 250 });
    const results: unknown[] = [];
    for (let call = 0; call < 20; call += 1) {
      const result = await client.fetch(arrays, { signal: AbortSignal.timeout(100) }).catch((error: Error) => error.name);
      results.push(typeof result === "string" ? result : result.status);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(results.at(-1)).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 0 });
  });
});

describe("F60: a session that was opened is used, stored or closed, whatever the time says", () => {
  it("F60: a second ask for the credentials that takes too long", async () => {
    let asked = 0;
    const { emulator } = await flashbladeWith();
    const { client } = await flashbladeWith(
      {},
      {
        baseUrl: emulator.baseUrl,
        credentials: () => ((asked += 1) % 2 ? emulator.credentials : new Promise(() => {})),
        loginTimeout: 1_500,
        logoutTimeout: 3_000,
      },
    );
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "login_unreachable" });
    await eventually(async () => expect((await client.fetch(arrays)).status).toBe(200));
    expect(emulator.counters.logins).toBe(1);
    await client[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F60: a login whose callers left long before its answer came", async () => {
    const { emulator, client } = await flashbladeWith({}, { logoutTimeout: 100 });
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    emulator.fault({ match: { operation: "login" }, times: 1, answerDelay: () => held });
    const leaver = new AbortController();
    const left = rejection(client.fetch(arrays, { signal: leaver.signal }));
    await emulator.waitFor({ operation: "login" });
    leaver.abort();
    await left;
    await new Promise((resolve) => setTimeout(resolve, 400)); // longer than a login is wanted then
    answer();
    await emulator.idle();
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
  });

  it("F60: a store whose set is slower than the login may be", async () => {
    const store = lockingMap();
    const slow: typeof store = {
      ...store,
      set: (key, session) => new Promise((resolve) => setTimeout(() => resolve(store.set(key, session)), 3_000)),
    };
    const { emulator, open } = await flashbladeWith();
    const client = open({ store: slow, account: "a", loginTimeout: 2_000, logoutTimeout: 6_000 });
    expect((await client.fetch(arrays)).status).toBe(200); // done without, in time
    expect(emulator.counters.logins).toBe(1);
    await eventually(() => expect(store.entries.size).toBe(1));
    expect((await open({ store, account: "a" }).fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
  });
});
