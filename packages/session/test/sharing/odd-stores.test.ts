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
