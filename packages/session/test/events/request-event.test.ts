import { startEmulator } from "@vendor-auth/emulator";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { RequestEvent } from "../../src/events/request-event.ts";
import { type FlashBladeOptions, flashblade } from "../../src/vendors/flashblade/index.ts";

async function scene(options: Partial<FlashBladeOptions> = {}) {
  const emulator = await startEmulator("flashblade");
  onTestFinished(() => emulator.close());
  const { baseUrl, credentials } = emulator;
  const seen: RequestEvent[] = [];
  const make = () => flashblade({ baseUrl, credentials, onRequest: (event) => seen.push(event), ...options } as FlashBladeOptions);
  return { emulator, seen, make, token: credentials.apiToken };
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("onRequest", () => {
  it("tells of each request that the server saw, of its session, and of why it was sent again", async () => {
    const { emulator, seen, make, token } = await scene();
    const client = make();
    await client.GET("/api_version");
    await client.fetch("2.26/arrays?names=secret-name");
    emulator.expire();
    await client.fetch("2.26/arrays");
    await client.logout();

    const shown = seen.map(({ method, path, status, resentAfter }) => [method, path, status, resentAfter]);
    expect(shown).toEqual([
      ["GET", "/api/api_version", 200, undefined],
      ["POST", "/api/login", 200, undefined],
      ["GET", "/api/2.26/arrays", 200, undefined],
      ["GET", "/api/2.26/arrays", emulator.requests.at(3)?.status, undefined],
      ["POST", "/api/login", 200, undefined],
      ["GET", "/api/2.26/arrays", 200, emulator.requests.at(3)?.status],
      ["POST", "/api/logout", 200, undefined],
    ]);
    expect(emulator.counters.requests).toBe(seen.length);
    const sessions = seen.map(({ session }) => session);
    expect(sessions[2]).toBe(sessions[3]);
    expect(sessions[5]).toBe(sessions[6]);
    expect([sessions[0], sessions[1], sessions[4]]).toEqual([undefined, undefined, undefined]);
    for (const { duration } of seen) expect(duration).toBeGreaterThanOrEqual(0);
    for (const hidden of [token, "secret-name"]) expect(JSON.stringify(seen)).not.toContain(hidden);
  });

  it("tells of a request that gets no answer", async () => {
    const { emulator, seen, make } = await scene();
    emulator.fault({ match: { path: "/api/api_version" }, action: { type: "reset", when: "before" } });
    await expect(make().GET("/api_version")).rejects.toThrow(TypeError);
    expect(seen).toMatchObject([{ method: "GET", path: "/api/api_version", status: undefined }]);
  });

  it("fails no call when it throws: the fault is reported as its own", async () => {
    const fault = new Error("as planned");
    const reported = new Promise((resolve) => process.once("uncaughtException", resolve));
    const { make } = await scene({
      onRequest: () => {
        throw fault;
      },
    });
    expect((await make().GET("/api_version")).status).toBe(200);
    expect(await reported).toMatchObject({ message: "as planned" });
  });
});

describe("VENDOR_AUTH_DEBUG", () => {
  it("writes a line for each request, without a secret", async () => {
    vi.stubEnv("VENDOR_AUTH_DEBUG", "1");
    const lines: string[] = [];
    vi.spyOn(console, "error").mockImplementation((line: string) => void lines.push(line));
    const { make, token } = await scene({ onRequest: undefined });
    const client = make();
    await client.fetch("2.26/arrays");
    await client.logout();
    expect(lines).toEqual([
      expect.stringMatching(/^vendor-auth flashblade: POST \/api\/login 200 \d+ ms$/),
      expect.stringMatching(/^vendor-auth flashblade: GET \/api\/2\.26\/arrays 200 \d+ ms, session of \d{4}-\S+Z$/),
      expect.stringMatching(/^vendor-auth flashblade: POST \/api\/logout 200 \d+ ms, session of \d{4}-\S+Z$/),
    ]);
    expect(lines.join()).not.toContain(token);
  });

  it.each([["0"], [""]])("is off when it is %j", async (value) => {
    vi.stubEnv("VENDOR_AUTH_DEBUG", value);
    const written = vi.spyOn(console, "error").mockImplementation(() => {});
    const { make } = await scene({ onRequest: undefined });
    await make().GET("/api_version");
    expect(written).not.toHaveBeenCalled();
  });
});
