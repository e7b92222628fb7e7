import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEmulator } from "../../src/index.ts";

const spec = fileURLToPath(new URL("../../../../specs/examples/portainer.yaml", import.meta.url));
const login = { method: "POST", headers: { "content-type": "application/json" } };

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "own-answers-"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

test("a folder's answers stand in for the description's, in process as on a socket", async () => {
  writeFileSync(join(data, "listEndpoints.json"), '[{"Id":7,"Name":"mine"}]');
  const emulator = await createEmulator<{ Username: string; Password: string }>({ spec, data });
  expect(emulator.origin).toBe("https://portainer.localhost");
  const opened = await emulator.fetch(`${emulator.baseUrl}/auth`, { ...login, body: JSON.stringify(emulator.credentials) });
  const { jwt } = (await opened.json()) as { jwt: string };
  const answer = await emulator.fetch(`${emulator.baseUrl}/endpoints`, { headers: { authorization: `Bearer ${jwt}` } });
  expect(await answer.json()).toEqual([{ Id: 7, Name: "mine" }]);
  expect(emulator.counters).toMatchObject({ logins: 1, requests: 2, refused: 0 });
  expect(emulator.curl).toBe(
    `curl -ik -X POST -H 'Content-Type: application/json' -d '${JSON.stringify(emulator.credentials)}' https://portainer.localhost/api/auth`,
  );
});

test.each([
  ["listEndpoint.json", "{}", /there is no operation "listEndpoint". Known: listEndpoints/],
  ["listEndpoints.png", "", /expected a name such as listUsers.json/],
  ["listEndpoints.json", "{", /is not JSON/],
])("a folder with %s is refused", async (name, text, message) => {
  writeFileSync(join(data, name), text);
  await expect(createEmulator({ spec, data })).rejects.toThrow(message);
});

test("what is wrong in the options is told before anything is served", async () => {
  await expect(createEmulator({ spec: "" })).rejects.toThrow("spec: expected the path of an OpenAPI file");
  await expect(createEmulator({ spec, credentials: { User: "x" } })).rejects.toThrow('unknown member "User". Known: Username, Password');
  await expect(createEmulator({ spec, xsrfStatus: 403 })).rejects.toThrow('unknown option or policy "xsrfStatus"');
});
