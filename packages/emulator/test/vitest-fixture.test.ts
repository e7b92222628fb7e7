import { fileURLToPath } from "node:url";
import { setupServer } from "msw/node";
import { afterAll, describe } from "vitest";
import { createEmulator, type Emulator, type SpecEmulator } from "../src/index.ts";
import { handlers } from "../src/msw.ts";
import { emulatorTest as test, emulatorTestOf } from "../src/vitest.ts";

const seen: Emulator[] = [];

describe("emulatorTest", () => {
  test.for(["first", "second"])("makes new emulators for the %s test", async (_, { flashblade, cloudendure, expect }) => {
    expect([flashblade.vendor, cloudendure.vendor]).toEqual(["flashblade", "cloudendure"]);
    expect(flashblade.counters.requests).toBe(0);
    const answer = await flashblade.fetch(`${flashblade.baseUrl}/api_version`);
    expect([answer.status, flashblade.counters.requests]).toEqual([200, 1]);
    expect(seen).not.toContain(flashblade);
    seen.push(flashblade, cloudendure);
  });

  test("closes them afterwards", async ({ expect }) => {
    expect(seen).toHaveLength(4);
    for (const emulator of seen) {
      await expect(emulator.fetch(emulator.baseUrl)).rejects.toMatchObject({ message: "fetch failed", cause: { code: "ECONNREFUSED" } });
    }
  });
});

describe("emulatorTestOf", () => {
  const spec = fileURLToPath(new URL("../../../specs/examples/portainer.yaml", import.meta.url));
  const made: SpecEmulator<object>[] = [];
  const described = emulatorTestOf<{ Username: string; Password: string }>({
    spec,
    credentials: { Username: "admin" },
    idleTimeout: 1_000,
  });
  const server = setupServer();
  server.listen();
  afterAll(() => server.close());

  described.for(["first", "second"])(
    "makes a new emulator of a description for the %s test, for MSW too",
    async (_, { emulator, expect }) => {
      server.use(...handlers(emulator));
      const login = (body: object) =>
        fetch(`${emulator.baseUrl}/auth`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
      expect((await login({})).status).toBe(422);
      expect((await login({ ...emulator.credentials, Password: "wrong" })).status).toBe(422);
      const { jwt } = (await (await login(emulator.credentials)).json()) as { jwt: string };
      const list = () => fetch(`${emulator.baseUrl}/endpoints`, { headers: { authorization: `Bearer ${jwt}` } });
      expect((await list()).status).toBe(200);
      emulator.clock.advance(1_000);
      expect((await list()).status).toBe(401);
      expect(emulator.counters).toMatchObject({ requests: 5, logins: 1, failedLogins: 1, refused: 1 });
      expect([emulator.vendor, emulator.credentials.Username, made.includes(emulator)]).toEqual(["portainer", "admin", false]);
      made.push(emulator);
    },
  );

  described("closes it afterwards", async ({ expect }) => {
    expect(made).toHaveLength(2);
    for (const emulator of made) await expect(emulator.fetch(emulator.baseUrl)).rejects.toMatchObject({ message: "fetch failed" });
  });
});

test("a closed emulator ends what waits, and its counts stay readable", async ({ expect }) => {
  const emulator = createEmulator("flashblade", { latency: 600_000 });
  const waiting = emulator.fetch(`${emulator.baseUrl}/api_version`);
  await emulator.close();
  await emulator.close();
  expect((await waiting).status).toBe(200);
  expect(emulator.counters.requests).toBe(1);
});

test("an origin that is none is refused", ({ expect }) => {
  expect(() => createEmulator("flashblade", { origin: "localhost:9001" })).toThrow(
    new TypeError("origin: expected a scheme and a host, as in http://localhost:9001, got localhost:9001"),
  );
});
