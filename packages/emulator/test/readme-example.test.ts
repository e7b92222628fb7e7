import { handlers } from "@vendor-auth/emulator/msw";
import { emulatorTest as test } from "@vendor-auth/emulator/vitest";
import { setupServer } from "msw/node";
import { afterAll } from "vitest";

const server = setupServer();
server.listen();
afterAll(() => server.close());

test("a session that the array ended is refused", async ({ flashblade, expect }) => {
  server.use(...handlers(flashblade)); // or at the address that your SDK has built in: { origin: "https://fb1.example" }
  const { baseUrl, credentials } = flashblade;
  const login = await fetch(`${baseUrl}/login`, { method: "POST", headers: { "api-token": credentials.apiToken } });
  const headers = { "x-auth-token": login.headers.get("x-auth-token") ?? "" };
  flashblade.expire();
  expect((await fetch(`${baseUrl}/2.26/arrays`, { headers })).status).toBe(403);
  expect(flashblade.counters).toMatchObject({ logins: 1, refused: 1 });
});
