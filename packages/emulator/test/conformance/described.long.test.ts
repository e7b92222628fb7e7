import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { describeConformance, runConformance, type CallRequest, type DescribedAdapter } from "../../src/conformance/index.ts";
import { createJsonSession } from "../support/json-session.ts";

const spec = fileURLToPath(new URL("../../../../specs/examples/portainer.yaml", import.meta.url));
type Credentials = { readonly Username: string; readonly Password: string };

const adapter: DescribedAdapter<ReturnType<typeof createJsonSession>, Credentials> = {
  open: ({ baseUrl, credentials }) => createJsonSession(baseUrl, credentials),
  call: (client, { method, path, signal }: CallRequest) => client.call(path, { method, ...(signal && { signal }) }),
  close: (client) => client.close(),
};

const loginAlone = `openapi: 3.0.3
info: { title: Acme, version: "1" }
servers: [{ url: /api }]
x-session: { login: logIn, credentials: { sid: $response.header.x-sid } }
paths:
  /login:
    post:
      operationId: logIn
      security: []
      parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]
      responses: { "200": { description: Open., headers: { x-sid: { schema: { type: string } } } } }
  /things:
    get:
      operationId: listThings
      security: [{ sid: [] }]
      parameters: [{ name: X-Tenant, in: header, required: true, schema: { type: string } }]
      responses: { "200": { description: Things. } }
components: { securitySchemes: { sid: { type: apiKey, in: header, name: X-Sid } } }
`;

describe("against a server of a description", () => {
  it("the checks that can happen to its session are run, and tell a good client", async () => {
    const results = await runConformance(adapter, { spec, name: "acme", rows: ["F1", "F14", "F52"] });
    expect(results.map(({ row, vendor, passed }) => [row, vendor, passed])).toEqual([
      ["F1", "acme", true],
      ["F1", "acme", true],
      ["F14", "acme", true],
      ["F14", "acme", true],
    ]);
  });

  it("a client that never logs out fails", async () => {
    const results = await runConformance({ ...adapter, close: async () => {} }, { spec, rows: ["F16"] });
    expect(results.find(({ title }) => title === "close twice")).toMatchObject({
      passed: false,
      saw: "1 session left open, 0 logouts, close settled, close settled",
    });
  });

  it("tests are registered once it is read", async () => {
    const names: string[] = [];
    await describeConformance(adapter, { spec, name: "mine", rows: ["F1"], test: (name) => names.push(name) });
    expect(names).toEqual([
      "mine F1: a session ends in mid-use, and calls get 401 (portainer)",
      "mine F1: a session ends in mid-use, and calls get 403 (portainer)",
    ]);
  });

  it("a description that has no call to make is refused", async () => {
    const folder = mkdtempSync(join(tmpdir(), "no-call-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "acme.yaml"), loginAlone);
    await expect(runConformance(adapter, { spec: join(folder, "acme.yaml") })).rejects.toThrow(
      /^conformance: the description has no operation/,
    );
    await expect(runConformance(adapter, { spec, rows: ["F99"] })).rejects.toThrow(/rows: F99 does not exist/);
  });
});
