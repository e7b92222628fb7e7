import { describe, expect, test } from "vitest";
import { cloudendureSession } from "../../support/sessions.ts";
import { start } from "../../support/start.ts";

type Items = { readonly items: readonly Readonly<Record<string, unknown>>[] };

test("projects can be created, and every one counts as an effect", async () => {
  const emulator = await start("cloudendure");
  const headers = await cloudendureSession(emulator);
  const url = `${emulator.baseUrl}/projects`;
  expect((await fetch(url, { method: "POST", headers, body: '{"name":"one"}' })).status).toBe(201);
  expect((await fetch(url, { method: "POST", headers: {}, body: '{"name":"two"}' })).status).toBe(401);
  expect((await fetch(url, { method: "POST", headers, body: "{" })).status).toBe(422);
  expect(emulator.counters.effects).toBe(1);
  const { items } = (await (await fetch(url, { headers })).json()) as Items;
  expect(items.map(({ name }) => name)).toContain("one");
});

describe("what scripts read of a project", () => {
  test("an agent's installation token, and no region where there is none", async () => {
    const emulator = await start("cloudendure");
    const headers = await cloudendureSession(emulator);
    const { items } = (await (await fetch(`${emulator.baseUrl}/projects`, { headers })).json()) as Items;
    expect(items).toHaveLength(2);
    for (const project of items) {
      expect(project["agentInstallationToken"]).toMatch(/^([A-Z0-9]{4}-){15}[A-Z0-9]{4}$/);
      // An optional string: left out, or a string, never null.
      expect(Object.values(project)).not.toContain(null);
    }
  });

  test("its machines, and a blueprint for each of them", async () => {
    const emulator = await start("cloudendure");
    const headers = await cloudendureSession(emulator);
    const list = async (path: string): Promise<Items> => (await (await fetch(emulator.baseUrl + path, { headers })).json()) as Items;
    const [first] = (await list("/projects")).items;
    const machines = (await list(`/projects/${String(first?.["id"])}/machines`)).items;
    expect(machines.map((machine) => machine["sourceProperties"])).toMatchObject([{ name: "web-1" }, { name: "db-1" }]);
    const blueprints = (await list(`/projects/${String(first?.["id"])}/blueprints`)).items;
    expect(blueprints.map(({ machineId }) => machineId)).toEqual(machines.map(({ id }) => id));
    expect(emulator.counters.byOperation).toMatchObject({ listMachines: 1, listBlueprints: 1 });
  });

  const rows: [string, { given: [path: string, isLoggedIn: boolean]; want: number }][] = [
    ["no such project", { given: ["/projects/none/machines", true], want: 404 }],
    ["machines without a session", { given: ["/projects/none/machines", false], want: 401 }],
    ["blueprints without a session", { given: ["/projects/none/blueprints", false], want: 401 }],
  ];
  test.each(rows)("%s", async (_, { given: [path, isLoggedIn], want }) => {
    const emulator = await start("cloudendure");
    const headers = isLoggedIn ? await cloudendureSession(emulator) : {};
    expect((await fetch(emulator.baseUrl + path, { headers })).status).toBe(want);
  });
});
