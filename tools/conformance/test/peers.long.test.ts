import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { clients, runClient } from "../src/columns.ts";
import { contradictions } from "../src/differences.ts";
import { readPage } from "../src/read-page.ts";

const told = readPage(readFileSync(new URL("../../../docs/conformance.md", import.meta.url), "utf8"));

// Concurrent: most checks wait most of the time.
const peers = clients.filter(({ name }) => name !== "facade").map((client) => [client.name, client] as const);
it.concurrent.each(peers)("%s passes and fails what docs/conformance.md says", { timeout: 600_000 }, async (name, client) => {
  const measured = await runClient(client);
  expect(contradictions(told, measured)).toEqual([]);
  expect([...told.keys()].filter((key) => key.startsWith(`${name} `))).toHaveLength(measured.size);
});
