import { describe, expect, it, onTestFinished } from "vitest";
import type { SessionEvent, SessionStore } from "../../src/index.ts";
import { flashblade } from "../../src/vendors/flashblade/index.ts";
import { lockingMap } from "../support/locking-map.ts";
import { arrays, flashbladeWith, outcomes, startSink, together } from "../support/with-emulator.ts";

async function sharedFlashblade(store: SessionStore, credentials?: { apiToken: string }) {
  const { emulator } = await flashbladeWith();
  const events: SessionEvent[] = [];
  const open = () => {
    const onEvent = (event: SessionEvent) => events.push(event);
    const client = flashblade({
      baseUrl: emulator.baseUrl,
      credentials: credentials ?? emulator.credentials,
      store,
      account: "pureuser",
      onEvent,
    });
    onTestFinished(() => client[Symbol.asyncDispose]());
    return client;
  };
  return { emulator, open, events };
}

describe("clients that share a locking store", () => {
  it("50 of them, cold: one login; lapsed: one renewal; disposed of: the session stays for the others", async () => {
    const { emulator, open } = await sharedFlashblade(lockingMap());
    const clients = Array.from({ length: 50 }, open);
    expect(outcomes(await together(50, (index) => clients[index % 50]?.fetch(arrays) as Promise<Response>))).toEqual({ 200: 50 });
    expect(emulator.counters.logins).toBe(1);
    emulator.expire();
    expect(outcomes(await together(50, (index) => clients[index % 50]?.fetch(arrays) as Promise<Response>))).toEqual({ 200: 50 });
    expect(emulator.counters).toMatchObject({ logins: 2, maxOpen: 1 });
    await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
    expect(emulator.sessions).toHaveLength(1);
  });

  it("say of a session that it was adopted: `login` is told as often as the server counted one", async () => {
    const { emulator, open, events } = await sharedFlashblade(lockingMap());
    for (const client of [open(), open(), open()]) expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
    expect(events.map(({ type }) => type)).toEqual(["login", "adopted", "adopted"]);
  });

  it("share a refusal: 20 of them with a revoked token make one attempt, and the store holds no credential", async () => {
    const store = lockingMap();
    const apiToken = "T-00000000-0000-4000-8000-00000000bad1";
    const { emulator, open } = await sharedFlashblade(store, { apiToken });
    const clients = Array.from({ length: 20 }, open);
    const results = await together(20, (index) => clients[index]?.fetch(arrays) as Promise<Response>);
    expect(outcomes(results)).toEqual({ credentials_refused: 20 });
    expect(emulator.counters.failedLogins).toBe(1);
    const kept = JSON.stringify([...store.entries]);
    expect(kept).toContain("credentials_refused");
    expect(kept).not.toContain(apiToken);
    await open()
      .login()
      .catch(() => {});
    expect(emulator.counters.failedLogins).toBe(2);
  });

  it("take the newer session when the lock is lost in the middle of a login", async () => {
    const lost = new AbortController();
    const store = lockingMap(lost.signal);
    const { emulator, open } = await sharedFlashblade(store);
    emulator.fault({ match: { operation: "login" }, times: 1, answerDelay: 200 });
    const other = flashblade({ baseUrl: emulator.baseUrl, credentials: emulator.credentials });
    onTestFinished(() => other[Symbol.asyncDispose]());
    const call = open().fetch(arrays);
    await emulator.waitFor({ operation: "login" });
    const newer = await other.login();
    store.set([...store.entries.keys()][0] ?? JSON.stringify(["vendor-auth", "flashblade", emulator.baseUrl, "pureuser", "verified"]), {
      ...newer,
      secrets: newer.secrets,
    });
    lost.abort(new Error("lock lost"));
    expect((await call).status).toBe(200);
    expect(emulator.requests.at(-1)?.headers["x-auth-token"]).toBeDefined();
    expect(emulator.counters.byOperation["login"]).toBe(2);
  });
});

describe("a store that fails", () => {
  const broken = new Error("the disk is gone");
  const failing: SessionStore = {
    get: () => Promise.reject(broken),
    set: () => Promise.reject(broken),
    delete: () => Promise.reject(broken),
    exclusive: () => Promise.reject(broken),
  };

  it("is done without, and an event says so", async () => {
    const { emulator, open, events } = await sharedFlashblade(failing);
    const client = open();
    expect(outcomes(await together(10, () => client.fetch(arrays)))).toEqual({ 200: 10 });
    expect(emulator.counters.logins).toBe(1);
    expect(events).toContainEqual(expect.objectContaining({ type: "store_failed", reason: "the disk is gone" }));
    expect(await client.logout()).toBe("closed");
  });

  it("or fails for the memory of refusals alone: a login goes through, and a refused one is told as such", async () => {
    const store = lockingMap();
    const isRefusal = (key: string) => key.endsWith(" refused");
    const get: SessionStore["get"] = (key) => (isRefusal(key) ? Promise.reject(broken) : store.get(key));
    const set: SessionStore["set"] = (key, session) => (isRefusal(key) ? Promise.reject(broken) : store.set(key, session));
    const { emulator, open, events } = await sharedFlashblade({ ...store, get, set });
    expect((await open().fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
    expect(events).toContainEqual(expect.objectContaining({ type: "store_failed", reason: "the disk is gone" }));
    const client = open();
    emulator.replaceCredentials();
    emulator.expire();
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "credentials_refused" });
    expect(emulator.counters.failedLogins).toBe(1);
  });

  it.each([
    ["good credentials cost one login", undefined, { 200: 1 }],
    ["refused credentials are told as such", { apiToken: "T-00000000-0000-4000-8000-00000000bad1" }, { credentials_refused: 1 }],
  ])("in the middle of a login is done without, too: %s", async (_, credentials, want) => {
    const store = lockingMap();
    const fail = (key: string) => (key.endsWith("refused") ? Promise.reject(broken) : undefined);
    const half: SessionStore = {
      get: (key) => fail(key) ?? store.get(key),
      set: (key, session) => fail(key) ?? store.set(key, session),
      delete: (key) => fail(key) ?? store.delete(key),
      exclusive: (key, work) => (store.exclusive as NonNullable<SessionStore["exclusive"]>)(key, work),
    };
    const { emulator, open, events } = await sharedFlashblade(half, credentials);
    const client = open();
    expect(outcomes(await together(1, () => client.fetch(arrays)))).toEqual(want);
    expect(emulator.counters.byOperation["login"]).toBe(1);
    expect(events).toContainEqual(expect.objectContaining({ type: "store_failed", reason: "the disk is gone" }));
  });

  it.each([
    ["nothing like a session", { a: 1 }],
    ["a session without secrets", { issuedAt: "", baseUrl: "https://fb1.example/api" }],
    ["text", "session"],
    ["a number", 7],
  ])("or holds %s: costs one login", async (_, value) => {
    const { emulator, open } = await sharedFlashblade({ get: () => value as never, set: () => {}, delete: () => {} });
    expect((await open().fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
  });

  it("or was tampered with: a session of another origin is not used, and no byte goes there", async () => {
    const sink = await startSink();
    const planted = { issuedAt: new Date().toISOString(), baseUrl: `${sink.origin}/api`, secrets: { AuthTokenHeader: "planted" } };
    const { emulator, open } = await sharedFlashblade({ get: () => planted, set: () => {}, delete: () => {} });
    expect((await open().fetch(arrays)).status).toBe(200);
    expect(sink.bytes()).toBe("");
    expect(emulator.counters.logins).toBe(1);
  });
});
