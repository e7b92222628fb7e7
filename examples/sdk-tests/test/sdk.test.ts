import { handlers } from "@vendor-auth/emulator/msw";
import { emulatorTest as test } from "@vendor-auth/emulator/vitest";
import { setupServer } from "msw/node";
import { afterAll, afterEach } from "vitest";
import { createStorage, StorageError } from "../src/sdk.ts";

const server = setupServer();
server.listen();
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const origin = "https://fb1.example"; // where the SDK goes

test("lists file systems, and leaves no session open", async ({ flashblade, expect }) => {
  server.use(...handlers(flashblade, { origin }));
  {
    await using storage = createStorage(flashblade.credentials.apiToken);
    const [first] = await storage.fileSystems();
    expect(first).toMatchObject({ name: "home", provisioned: 1024 ** 4 });
  }
  expect(flashblade.counters).toMatchObject({ logins: 1, refused: 0 });
  expect(flashblade.sessions).toEqual([]);
});

test("a session that ends between two calls is no error", async ({ flashblade, expect }) => {
  server.use(...handlers(flashblade, { origin }));
  await using storage = createStorage(flashblade.credentials.apiToken);
  await storage.fileSystems();
  flashblade.expire();
  expect(await storage.fileSystems()).toHaveLength(3);
  expect(flashblade.counters).toMatchObject({ logins: 2, renewals: 1 });
});

test("a wrong token is a StorageError, and is tried once", async ({ flashblade, expect }) => {
  server.use(...handlers(flashblade, { origin }));
  await using storage = createStorage("T-wrong");
  await expect(storage.fileSystems()).rejects.toThrow(new StorageError("cannot log in: credentials_refused"));
  await expect(storage.fileSystems()).rejects.toThrow(StorageError);
  expect(flashblade.counters.requests).toBe(1);
});
