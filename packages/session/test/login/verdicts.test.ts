import { describe, expect, it, vi } from "vitest";
import type { SessionError } from "../../src/index.ts";
import { arrays, cloudendureWith, flashbladeWith, outcomes, projects, rejection, together } from "../support/with-emulator.ts";

const json = [["content-type", "application/json"]] as const;
const page = [["content-type", "text/html"]] as const;

/** Lets the client's clock run, which no server sees. */
function advance(ms: number): void {
  const now = performance.now();
  vi.spyOn(performance, "now").mockImplementation(() => now + ms);
}

/** Has the next logins answered like this. */
async function answered(status: number, headers: readonly (readonly [string, string])[], body = "", times = 1) {
  const setup = await flashbladeWith();
  setup.emulator.fault({ match: { operation: "login" }, times, action: { type: "respond", status, headers, body } });
  return setup;
}

describe("F53: only what the vendor itself says is final", () => {
  it.each([
    ["404", 404, page],
    ["a 404 in JSON", 404, json],
    ["a 403 page", 403, page],
    ["a 401 page", 401, page],
    ["409", 409, json],
    ["425", 425, json],
    ["a 422 that the spec does not declare", 422, json],
    ["a page with 200", 200, page],
    ["a redirect elsewhere", 302, [["location", "https://portal.example/"]]],
  ] as const)("F53: %s has a time, and is tried again after it", async (_, status, headers) => {
    const { emulator, client } = await answered(status, headers, status === 200 ? "<h1>Portal</h1>" : "{}");
    const error = (await rejection(client.fetch(arrays))) as SessionError;
    expect(error.retryAt?.getTime()).toBeGreaterThan(Date.now());
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: error.code });
    expect(emulator.counters.byOperation["login"]).toBe(1);
    advance(61_000);
    expect((await client.fetch(arrays)).status).toBe(200);
    vi.restoreAllMocks();
  });

  it("F53: also after a restart with the same store", async () => {
    const { emulator, open } = await answered(404, page, "<h1>no</h1>");
    const store = new Map();
    const now = vi.spyOn(Date, "now");
    await expect(open({ store, account: "a" }).fetch(arrays)).rejects.toMatchObject({ code: "login_malformed" });
    await expect(open({ store, account: "a" }).fetch(arrays)).rejects.toMatchObject({ code: "login_malformed" });
    expect(emulator.counters.byOperation["login"]).toBe(1);
    const later = Date.now() + 61_000;
    now.mockImplementation(() => later);
    expect((await open({ store, account: "a" }).fetch(arrays)).status).toBe(200);
    vi.restoreAllMocks();
  });

  it("F53: what the spec declares is final: no time, no further attempt", async () => {
    const { emulator, client } = await answered(400, json, '{"errors":[{"context":"/api/login","message":"no"}]}', 99);
    const error = (await rejection(client.fetch(arrays))) as SessionError;
    expect(error).toMatchObject({ code: "credentials_refused", status: 400 });
    expect(error.retryAt).toBeUndefined();
    advance(7_200_000);
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "credentials_refused" });
    vi.restoreAllMocks();
    expect(emulator.counters.byOperation["login"]).toBe(1);
  });
});

describe("F54: statuses and codes decide, words do not", () => {
  it.each([
    "The account will be locked after 3 attempts.",
    "Wrong password. The maximum session length is 8 hours.",
    "Bad credentials. If you are locked out, call us.",
    "UserLockedOut",
  ])("F54: a refusal that says %s is not tried again", async (message) => {
    const { emulator, client } = await answered(401, json, JSON.stringify({ message }), 99);
    const { retryAt } = (await rejection(client.fetch(arrays))) as SessionError;
    expect(retryAt).toBeUndefined();
    advance(7_200_000);
    await rejection(client.fetch(arrays));
    vi.restoreAllMocks();
    expect(emulator.counters.byOperation["login"]).toBe(1);
  });

  it.each(["XMO_MAX_SESSION_COUNT_ERR", "Base.1.8.SessionLimitExceeded", "TOO_MANY_SESSIONS"])(
    "F54: a full server that says %s is asked again later",
    async (code) => {
      const { client } = await answered(400, json, JSON.stringify({ error: { code } }));
      const error = (await rejection(client.fetch(arrays))) as SessionError;
      expect(error).toMatchObject({ code: "session_limit" });
      advance(61_000);
      expect((await client.fetch(arrays)).status).toBe(200);
      vi.restoreAllMocks();
    },
  );

  it.each([401, 403, 400, 404, 402, 423, 500, 503])("F54: a %i with Retry-After keeps its time", async (status) => {
    const { emulator, client } = await answered(status, [...json, ["retry-after", "600"]], "{}");
    const { retryAt } = (await rejection(client.fetch(arrays))) as SessionError;
    expect(Math.abs((retryAt?.getTime() ?? 0) - Date.now() - 600_000)).toBeLessThan(30_000);
    expect(outcomes(await together(5, () => client.fetch(arrays)))).not.toHaveProperty("200");
    expect(emulator.counters.byOperation["login"]).toBe(1);
    advance(601_000);
    expect((await client.fetch(arrays)).status).toBe(200);
    vi.restoreAllMocks();
  });
});

describe("F56: a wrong password told with 200", () => {
  it.each([
    ["success: false", json, '{"success":false}'],
    ["text", [["content-type", "text/plain"]], "Fails."],
    ["nothing", [], ""],
  ] as const)("F56: by %s: one attempt, as any refusal", async (_, headers, body) => {
    const { emulator, client } = await cloudendureWith();
    emulator.fault({ match: { operation: "login" }, action: { type: "respond", status: 200, headers, body } });
    for (const hours of [0, 1, 2, 25]) {
      advance(hours * 3_600_000);
      await expect(client.fetch(projects)).rejects.toMatchObject({ code: "login_malformed", status: 200 });
    }
    vi.restoreAllMocks();
    expect(emulator.counters.byOperation["login"]).toBe(1);
  });
});
