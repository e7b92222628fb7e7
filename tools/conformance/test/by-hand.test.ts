import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SessionClient, SessionOptions } from "@vendor-auth/session";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPlex } from "../src/styles/by-hand/plex-server.ts";
import { startQbittorrent } from "../src/styles/by-hand/qbittorrent-server.ts";
import { startSuiteCrm } from "../src/styles/by-hand/suitecrm-server.ts";
import { startZabbix } from "../src/styles/by-hand/zabbix-server.ts";
import type { Account, StyleServer } from "../src/styles/server/serve.ts";
import { account } from "../src/styles/styles.ts";

const page = readFileSync(new URL("../../../docs/when-a-spec-cannot-say-it.md", import.meta.url), "utf8");
const blocks = new Map([...page.matchAll(/^```ts title="([^"]+)\.ts"\n(.*?)^```$/gms)].map(([, name = "", code = ""]) => [name, code]));

const form = (fields: Record<string, string>) => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(fields).toString(),
});
const rpc = (method: string, params: object) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ jsonrpc: "2.0", method, params, id: 7 }),
});
const rest = (method: string, data: object) => form({ method, input_type: "JSON", response_type: "JSON", rest_data: JSON.stringify(data) });

interface Api {
  readonly name: string;
  /** `elsewhere`: where one logs in, if not at the same address. */
  readonly start: (known: Account) => Promise<StyleServer & { readonly elsewhere?: string }>;
  readonly base: string;
  readonly read: readonly [path: string, init: RequestInit];
  readonly write: readonly [path: string, init: RequestInit];
}

/** How each API is read, and how something is changed in it. */
const apis: readonly Api[] = [
  {
    name: "qbittorrent",
    start: startQbittorrent,
    base: "/api/v2",
    read: ["torrents/info", {}],
    write: ["torrents/createCategory", form({ category: "films" })],
  },
  {
    name: "zabbix",
    start: startZabbix,
    base: "",
    read: ["api_jsonrpc.php", rpc("host.get", {})],
    write: ["api_jsonrpc.php", rpc("host.create", { name: "web" })],
  },
  {
    name: "suitecrm",
    start: startSuiteCrm,
    base: "",
    read: ["service/v4_1/rest.php", rest("get_entries_count", { module_name: "Accounts" })],
    write: ["service/v4_1/rest.php", rest("set_entry", { module_name: "Accounts" })],
  },
  {
    name: "plex",
    start: startPlex,
    base: "",
    read: ["library/sections", {}],
    write: ["library/sections/1/refresh", { method: "POST" }],
  },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(fileURLToPath(new URL("../.by-hand-", import.meta.url)));
  for (const [name, code] of blocks) writeFileSync(join(folder, `${name}.ts`), code);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Connect = (options: SessionOptions<typeof account>, elsewhere?: string) => SessionClient<{}>;

test.each([...blocks])("%s is complete in 40 lines", (_name, code) => {
  expect(code.trimEnd().split("\n").length).toBeLessThanOrEqual(40);
});

describe.each(apis)("$name, written by hand", ({ name, start, base, read, write }) => {
  async function open(credentials = account) {
    const { connectByHand } = (await import(pathToFileURL(join(folder, `${name}.ts`)).href)) as { connectByHand: Connect };
    const server = await start(account);
    const client = connectByHand({ baseUrl: server.origin + base, credentials }, server.elsewhere);
    return { server, client };
  }

  test("one login for all calls, none is refused, and the logout ends it", async () => {
    const { server, client } = await open();
    await using _ = server;
    for (const call of [read, read, write]) expect((await client.fetch(...call)).status).toBe(200);
    expect(await client.logout()).toBe("closed");
    expect(server.counted).toEqual({ logins: 1, logouts: 1, refused: 0, effects: 1 });
    expect(server.sessions.size).toBe(0);
  });

  test("a session that the server ended is renewed once, and a call with an effect has it once", async () => {
    const { server, client } = await open();
    await using _ = server;
    await client.fetch(...read);
    server.sessions.clear();
    const answer = await client.fetch(...write);
    expect(await answer.text()).not.toMatch(/error|Invalid/);
    expect(server.counted).toEqual({ logins: 2, logouts: 0, refused: 1, effects: 1 });
    await client.logout();
    expect(server.sessions.size).toBe(0);
  });

  test("wrong credentials are tried once, whoever asks", async () => {
    const { server, client } = await open({ ...account, password: "wrong-password" });
    await using _ = server;
    const outcomes = await Promise.allSettled([client.fetch(...read), client.fetch(...write), client.login()]);
    const refusal = { status: "rejected", reason: { code: "credentials_refused" } };
    expect(outcomes).toMatchObject([refusal, refusal, refusal]);
    expect(server.counted).toEqual({ logins: 0, logouts: 0, refused: 1, effects: 0 });
  });
});
