import { describe, expect, test } from "vitest";
import { flashbladeSession } from "../../support/sessions.ts";
import { start } from "../../support/start.ts";

/** An array, and a client that is logged in to it. */
async function openArray() {
  const emulator = await start("flashblade");
  const headers = await flashbladeSession(emulator);
  const ask = async (method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> => {
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await fetch(emulator.baseUrl + path, init);
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  return { emulator, ask };
}

test("file systems can be created, and every one counts as an effect", async () => {
  const { emulator, ask } = await openArray();
  const url = "/2.0/file-systems?names=new";
  expect((await ask("POST", url, { provisioned: 5 })).body).toMatchObject({ items: [{ name: "new", provisioned: 5 }] });
  expect((await fetch(emulator.baseUrl + url, { method: "POST" })).status).toBe(403);
  expect(emulator.counters.effects).toBe(1);
  await ask("POST", "/1.0/file-systems", { name: "new" });
  expect(emulator.counters.effects).toBe(2);
  expect((await ask("GET", url)).body).toMatchObject({ total_item_count: 2 });
  expect((await ask("POST", "/2.0/file-systems")).status).toBe(400);
});

test("a file system is changed, destroyed, recovered, and deleted once it is destroyed", async () => {
  const { emulator, ask } = await openArray();
  const path = "/2.28/file-systems?names=home";
  expect((await ask("PATCH", path, { provisioned: 7 })).body).toMatchObject({
    items: [{ name: "home", provisioned: 7, destroyed: false }],
  });
  expect((await ask("DELETE", path)).status).toBe(400);
  expect((await ask("PATCH", path, { destroyed: true })).body).toMatchObject({ items: [{ destroyed: true, time_remaining: 86_400_000 }] });
  expect((await ask("PATCH", path, { provisioned: 8 })).status).toBe(400);
  expect((await ask("PATCH", path, { destroyed: false })).body).toMatchObject({ items: [{ destroyed: false, time_remaining: null }] });
  await ask("PATCH", path, { destroyed: true });
  expect(await ask("DELETE", path)).toEqual({ status: 200, body: {} });
  expect((await ask("GET", path)).body).toMatchObject({ items: [] });
  expect(emulator.counters.effects).toBe(5);
  emulator.reset();
  expect((await fetch(emulator.baseUrl + path)).status).toBe(403);
});

describe("changes that are refused", () => {
  const rows: [string, { given: [method: string, path: string, body?: object] }][] = [
    ["of none", { given: ["PATCH", "/2.28/file-systems", { provisioned: 1 }] }],
    ["of one that does not exist", { given: ["PATCH", "/2.28/file-systems?names=none", { provisioned: 1 }] }],
    ["of another type", { given: ["PATCH", "/2.28/file-systems?names=home", { provisioned: "much" }] }],
    ["of a member that is read only", { given: ["PATCH", "/2.28/file-systems?names=home", { created: 1 }] }],
    ["a deletion of none", { given: ["DELETE", "/2.28/file-systems"] }],
    ["a deletion by an id that does not exist", { given: ["DELETE", "/2.28/file-systems?ids=none"] }],
  ];
  test.each(rows)("%s", async (_, { given }) => {
    const { emulator, ask } = await openArray();
    expect((await ask(...given)).status).toBe(400);
    expect(emulator.counters.effects).toBe(0);
  });
});

test("hardware and blades, in 1.x and 2.x", async () => {
  const { emulator, ask } = await openArray();
  expect((await ask("GET", "/2.28/blades")).body).toMatchObject({
    total_item_count: 3,
    items: [{ name: "CH1.FB1", status: "healthy" }, {}, {}],
  });
  expect((await ask("GET", "/1.12/blades")).body).toMatchObject({ pagination_info: { total_item_count: 3 } });
  expect((await ask("GET", "/2.28/hardware")).body).toMatchObject({
    items: [{ name: "CH1", type: "ch" }, { type: "fb", slot: 1 }, {}, {}],
  });
  expect((await ask("GET", "/2.28/hardware?names=CH1.FB2,none")).body).toMatchObject({ items: [{ name: "CH1.FB2" }] });
  for (const path of ["/2.28/blades", "/2.28/hardware"]) expect((await fetch(emulator.baseUrl + path)).status).toBe(403);
});
