import { expect, it, vi } from "vitest";
import type { Session, SessionStore } from "../../src/index.ts";
import { fileStore } from "../../src/stores/file/file-store.ts";
import { flashblade } from "../../src/vendors/flashblade/index.ts";
import { scratchFolder } from "../support/stores/scratch.ts";
import { arrays, flashbladeWith, rejection } from "../support/with-emulator.ts";

it("F66: a 429 that a machine noted whose clock is a day ahead does not stop logins for a day", async () => {
  const { emulator } = await flashbladeWith();
  const { baseUrl, credentials } = emulator;
  const store = fileStore({ directory: scratchFolder() });
  const open = () => flashblade({ baseUrl, credentials, store, account: "pureuser" });
  const respond = { type: "respond", status: 429, headers: [["retry-after", "60"]] } as const;
  emulator.fault({ match: { operation: "login" }, times: 1, action: respond });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 24 * 60 * 60 * 1000 });
  try {
    await using ahead = open();
    expect(await rejection(ahead.fetch(arrays))).toMatchObject({ code: "throttled" });
  } finally {
    vi.useRealTimers();
  }
  await using client = open();
  const answer = await client.fetch(arrays).catch((error: { retryAt?: Date }) => error);
  if (answer instanceof Response) expect(answer.status).toBe(200);
  else expect(answer.retryAt?.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
});

it("F66: a lock that fails after its work: the work is done, and the login is one", async () => {
  const { emulator } = await flashbladeWith();
  const { baseUrl, credentials } = emulator;
  const map = new Map<string, Session>();
  const store: SessionStore = {
    get: (key) => map.get(key),
    set: (key, session) => map.set(key, session),
    delete: (key) => map.delete(key),
    async exclusive(_key, work) {
      await work(new AbortController().signal);
      throw new Error("the lock could not be released");
    },
  };
  await using client = flashblade({ baseUrl, credentials, store, account: "pureuser" });
  expect((await client.fetch(arrays)).status).toBe(200);
  expect(emulator.counters).toMatchObject({ logins: 1, refused: 0 });
  expect(emulator.sessions).toHaveLength(1);
});

const secretOf = (session: Session) => Object.values(session.secrets)[0] ?? "";
it.each<[string, (stored: Session) => unknown]>([
  ["a secret with a line break", (stored) => ({ ...stored, secrets: { "x-auth-token": `${secretOf(stored)}\r\nx: y` } })],
  ["a hash that is a number", (stored) => ({ ...stored, openedWith: 7 })],
  ["a hash that is an object", (stored) => ({ ...stored, openedWith: {} })],
  ["a base URL with a user", (stored) => ({ ...stored, baseUrl: stored.baseUrl.replace("://", "://user:CANARY@") })],
  ["a base URL with a query", (stored) => ({ ...stored, baseUrl: `${stored.baseUrl}?a=b` })],
])("F66: an entry with %s costs one login", async (_, odd) => {
  const { emulator, open } = await flashbladeWith();
  const entries = new Map<string, Session>();
  await open({ store: entries, account: "a" }).login();
  for (const [key, stored] of entries) entries.set(key, odd(stored) as Session);
  const client = open({ store: entries, account: "a" });
  expect((await client.fetch(arrays)).status).toBe(200);
  expect(emulator.counters.logins).toBe(2);
});

it.each<[string, unknown]>([
  ["no failure in its list", { refused: [null] }],
  ["failures without credentials", { refused: [{ code: "credentials_refused", message: "no" }] }],
  ["no code", { code: undefined }],
  ["a text for its time", { at: "now" }],
])("F66: a note of failed logins with %s is none", async (_, odd) => {
  const { emulator, open } = await flashbladeWith();
  const entries = new Map<string, Session>();
  const get = (key: string) => {
    const failed = {
      code: "throttled",
      message: "later",
      at: Date.now(),
      wait: 60_000,
      refused: [],
      failures: 1,
      risks: 0,
      ...(odd as object),
    };
    return key.endsWith("refused") ? ({ failed } as unknown as Session) : entries.get(key);
  };
  const store: SessionStore = { get, set: (key, value) => entries.set(key, value), delete: (key) => entries.delete(key) };
  expect((await open({ store, account: "a" }).fetch(arrays)).status).toBe(200);
  expect(emulator.counters.logins).toBe(1);
});

it("F66: a note of failed logins holds up nobody for longer than an hour", async () => {
  const { open } = await flashbladeWith();
  const failed = { code: "throttled", message: "later", at: Date.now(), wait: 1e15, refused: [], failures: 1, risks: 0 };
  const get = (key: string) => (key.endsWith("refused") ? ({ failed } as unknown as Session) : undefined);
  const store: SessionStore = { get, set: () => {}, delete: () => {} };
  const error = (await rejection(open({ store, account: "a" }).fetch(arrays))) as { retryAt?: Date };
  expect(error.retryAt?.getTime()).toBeLessThanOrEqual(Date.now() + 3_600_000);
});
