import https from "node:https";
import { text } from "node:stream/consumers";
import { setupServer } from "msw/node";
import { afterAll, afterEach, describe } from "vitest";
import { createEmulator, startEmulator, type Fault } from "../src/index.ts";
import { handlers } from "../src/msw.ts";
import { emulatorTest as test } from "../src/vitest.ts";

/** An SDK as its users import it: it sends with the global `fetch`, and a test cannot change that. */
function sdk(baseUrl: string, apiToken: string) {
  let token: string | undefined;
  return {
    async arrays(): Promise<number> {
      token ??= (await fetch(`${baseUrl}/login`, { method: "POST", headers: { "api-token": apiToken } })).headers.get("x-auth-token") ?? "";
      const { status } = await fetch(`${baseUrl}/2.26/arrays`, { headers: { "x-auth-token": token } });
      if (status === 403) token = undefined;
      return status;
    },
  };
}

const server = setupServer();
server.listen({ onUnhandledFrame: "error" });
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe("an SDK on the global fetch, with MSW and the fixture", () => {
  test("logs in; its call is refused when the session lapses", async ({ flashblade, expect }) => {
    server.use(...handlers(flashblade));
    const client = sdk(flashblade.baseUrl, flashblade.credentials.apiToken);
    expect(await client.arrays()).toBe(200);
    flashblade.expire();
    expect([await client.arrays(), await client.arrays()]).toEqual([403, 200]);
    expect(flashblade.counters).toMatchObject({ logins: 2, renewals: 1, refused: 1 });
  });

  test("both vendors at once, each at its own origin, one at the address that a client has built in", async ({
    flashblade,
    cloudendure,
    expect,
  }) => {
    server.use(...handlers(flashblade), ...handlers(cloudendure, { origin: "https://console.cloudendure.com" }));
    expect(await sdk(flashblade.baseUrl, flashblade.credentials.apiToken).arrays()).toBe(200);
    const login = await fetch("https://console.cloudendure.com/api/latest/login", {
      method: "POST",
      body: JSON.stringify({ userApiToken: cloudendure.credentials.userApiToken }),
    });
    expect(await login.json()).toMatchObject({ selfLink: expect.stringMatching(/^https:\/\/console\.cloudendure\.com\//) as string });
    expect(login.headers.getSetCookie().map((cookie) => cookie.split("=")[0])).toEqual(["XSRF-TOKEN", "session"]);
    expect([flashblade.sessions.length, cloudendure.sessions.length]).toEqual([1, 1]);
  });

  const broken: [string, Fault["action"] & object][] = [
    ["a reset", { type: "reset", when: "before" }],
    ["bytes that are no HTTP", { type: "raw", bytes: "SSH-2.0" }],
    ["a hostile header", { type: "modify", addHeaders: [["X", "a\r\nb"]] }],
  ];
  test.for(broken)("%s is a network error", async ([, action], { expect }) => {
    const emulator = createEmulator("flashblade", { faults: [{ action }] });
    server.use(...handlers(emulator));
    await expect(fetch(`${emulator.baseUrl}/api_version`)).rejects.toMatchObject({
      name: "TypeError",
      message: expect.stringMatching(/fetch/) as string,
    });
    expect(emulator.counters.faults).toBe(1);
  });

  test("other faults arrive: half a body, a gzip bomb, silence, a redirect", async ({ flashblade, cloudendure, expect }) => {
    server.use(...handlers(flashblade), ...handlers(cloudendure));
    const versions = `${flashblade.baseUrl}/api_version`;
    flashblade.fault({ nth: 1, action: { type: "halfBody" } });
    await expect(fetch(versions).then((answer) => answer.text())).rejects.toThrow(/terminated|fetch failed/);
    flashblade.fault({ times: 1, action: { type: "gzipBomb", bytes: 1_000_000 } });
    expect((await (await fetch(versions)).arrayBuffer()).byteLength).toBe(1_000_000);
    flashblade.fault({ action: { type: "hang" } });
    await expect(fetch(versions, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: "TimeoutError" });

    cloudendure.set({ redirectLogin: "v5" });
    const body = JSON.stringify({ userApiToken: cloudendure.credentials.userApiToken });
    const login = await fetch(`${cloudendure.baseUrl}/login`, { method: "POST", body, redirect: "manual" });
    expect([login.status, login.headers.get("location")]).toEqual([307, "/api/v5/login"]);
    expect((await fetch(`${cloudendure.origin}/api/v5/login`, { method: "POST", body })).status).toBe(200);
  });

  test("an SDK on node:https is served too", async ({ flashblade, expect }) => {
    server.use(...handlers(flashblade));
    const answer = await new Promise<[number | undefined, string]>((resolve, reject) => {
      const asked = https.request(`${flashblade.baseUrl}/api_version`, async (received) =>
        resolve([received.statusCode, await text(received)]),
      );
      asked.on("error", reject).end();
    });
    expect(answer).toEqual([200, expect.stringContaining("versions")]);
  });

  test("an emulator on a port can be asked past its socket", async ({ expect }) => {
    await using emulator = await startEmulator("flashblade", { host: "::1" });
    server.use(...handlers(emulator));
    await emulator.close();
    await expect(fetch(emulator.baseUrl)).rejects.toMatchObject({ name: "TypeError", message: expect.stringMatching(/fetch/) as string });
    const other = createEmulator("flashblade", { origin: emulator.origin });
    server.use(...handlers(other));
    expect((await fetch(`${emulator.baseUrl}/api_version`)).status).toBe(200);
  });
});
