import { readFileSync, readdirSync } from "node:fs";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { consoleFiles } from "../../src/control/console-page.ts";
import { defaultPolicies, type RunningEmulator } from "../../src/index.ts";
import { exchange, request } from "../support/raw-http.ts";
import { flashbladeSession } from "../support/sessions.ts";
import { start } from "../support/start.ts";

interface Described {
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { $ref?: string; content?: Record<string, { schema: AnySchema }> }> }>
  >;
  readonly components: {
    readonly responses: Record<string, { content: Record<string, { schema: AnySchema }> }>;
    readonly schemas: Record<string, { properties: object }>;
  };
}

const text = readFileSync(new URL("../../control.openapi.yaml", import.meta.url), "utf8");
const described = parse(text) as Described;
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema(described, "control");
const asked = new Set<string>();

/** Asks the control API, and holds its answer against its own description. */
async function ask(emulator: RunningEmulator, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${emulator.origin}/__emulator${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const received = await answer.text();
  const key = path.split("?")[0] as string;
  const operation = described.paths[key]?.[method.toLowerCase()];
  const response = operation?.responses[String(answer.status)];
  expect(response, `${method} ${path} describes ${answer.status}`).toBeDefined();
  asked.add(`${method} ${key}`);
  const pointer = response?.$ref ?? `#/paths/${key.replaceAll("/", "~1")}/${method.toLowerCase()}/responses/${answer.status}`;
  const value: unknown = received === "" ? undefined : JSON.parse(received);
  const validate = answer.status === 204 ? () => value === undefined : ajv.getSchema(`control${pointer}/content/application~1json/schema`);
  expect(validate?.(value), `${method} ${path}: ${JSON.stringify(value)}`).toBe(true);
  return { status: answer.status, body: value };
}

test("state, audit and requests tell what the server saw", async () => {
  const emulator = await start("flashblade");
  await flashbladeSession(emulator);
  await fetch(`${emulator.baseUrl}/2.0/arrays`);
  const { body } = await ask(emulator, "GET", "/state");
  expect(body).toMatchObject({
    vendor: "flashblade",
    baseUrl: emulator.baseUrl,
    sessions: [{ user: "pureuser" }],
    counters: { logins: 1, requests: 2, refused: 1 },
  });
  expect((await ask(emulator, "GET", "/audit")).body).toMatchObject([{ event: "login" }, { event: "request without session" }]);
  expect((await ask(emulator, "GET", "/audit?after=1")).body).toMatchObject([{ id: 2 }]);
  expect((await ask(emulator, "GET", "/requests?after=1")).body).toMatchObject([{ id: 2, status: 403, session: null, fault: null }]);
  expect((await ask(emulator, "GET", "/audit?after=x")).status).toBe(400);
  expect(emulator.counters.requests).toBe(2); // none of these
});

test("expire: all, one, a user's", async () => {
  const emulator = await start("flashblade");
  for (let turn = 0; turn < 3; turn += 1) await flashbladeSession(emulator);
  expect((await ask(emulator, "POST", "/expire", { session: emulator.sessions[0]?.id })).body).toEqual({ ended: 1 });
  expect((await ask(emulator, "POST", "/expire", { user: "nobody" })).body).toEqual({ ended: 0 });
  expect((await ask(emulator, "POST", "/expire")).body).toEqual({ ended: 2 });
  expect((await ask(emulator, "POST", "/expire", { id: "x" })).body).toEqual({ message: 'unknown member "id". Known: session, user' });
});

test("policies: read, changed, switched off, and what was read can be sent back", async () => {
  const emulator = await start("cloudendure", { latency: () => 0 });
  const ofAll = Object.keys(defaultPolicies.cloudendure).filter((name) => name in defaultPolicies.flashblade);
  expect(Object.keys(described.components.schemas["Policies"]?.properties ?? {}).toSorted()).toEqual(ofAll.toSorted());
  expect((await ask(emulator, "GET", "/policies")).body).toMatchObject({ latency: "function", redirectLogin: null });
  const changed = await ask(emulator, "PATCH", "/policies", {
    latency: [0, 1],
    throttle: { retryAfter: "9" },
    redirectLogin: "v5",
    softExpiry: "json200",
    lockout: { attempts: 1, duration: 2 },
  });
  expect(changed.status).toBe(200);
  expect(emulator.policies).toMatchObject({ throttle: { retryAfter: "9" }, redirectLogin: "v5" });
  expect((await ask(emulator, "PATCH", "/policies", { throttle: null })).status).toBe(200);
  expect(emulator.policies.throttle).toBe(undefined);
  const { body } = await ask(emulator, "GET", "/policies");
  expect((await ask(emulator, "PATCH", "/policies", body)).body).toEqual(body);
  const message = "policy idleTimeout: expected a whole number from 0, got -1";
  expect(await ask(emulator, "PATCH", "/policies", { idleTimeout: -1 })).toEqual({ status: 400, body: { message } });
  const { status, body: refused } = await ask(emulator, "PATCH", "/policies", { errorBody: "message" });
  expect([status, refused]).toEqual([400, { message: expect.stringContaining('unknown option or policy "errorBody"') as string }]);
});

test("faults: added, listed, removed; bytes as base64", async () => {
  const emulator = await start("flashblade");
  const fault = { match: { operation: "listVersions" }, times: 1, action: { type: "respond", status: 201, body: { base64: "AAEC" } } };
  expect((await ask(emulator, "POST", "/faults", fault)).body).toEqual({ id: 1, fault, matched: 0, fired: 0 });
  await ask(emulator, "POST", "/faults", { nth: [5], delay: 10, action: { type: "raw", bytes: "x" } });
  const answer = await fetch(`${emulator.baseUrl}/api_version`);
  expect([answer.status, ...new Uint8Array(await answer.arrayBuffer())]).toEqual([201, 0, 1, 2]);
  expect((await ask(emulator, "GET", "/faults")).body).toMatchObject([
    { id: 1, fired: 1 },
    { id: 2, fired: 0 },
  ]);
  expect((await ask(emulator, "DELETE", "/faults?id=1")).status).toBe(204);
  expect((await ask(emulator, "DELETE", "/faults?id=1")).body).toEqual({ message: "no fault has the id 1" });
  expect(emulator.faults.map(({ id }) => id)).toEqual([2]);
  expect((await ask(emulator, "DELETE", "/faults")).status).toBe(204);
  expect(emulator.faults).toEqual([]);
  expect((await ask(emulator, "POST", "/faults", { action: { type: "hang", when: "now" } })).status).toBe(400);
});

test("clock, credentials, reset", async () => {
  const emulator = await start("flashblade");
  await flashbladeSession(emulator);
  await ask(emulator, "POST", "/clock", { advance: 1_800_000 });
  expect(emulator.sessions).toEqual([]);
  expect((await ask(emulator, "POST", "/clock", { advance: "1h" })).status).toBe(400);
  expect((await ask(emulator, "POST", "/clock", { advance: 1e16 })).status).toBe(400); // no date is so far away
  const before = (await ask(emulator, "GET", "/credentials")).body;
  expect(before).toEqual(emulator.credentials);
  expect((await ask(emulator, "GET", "/login")).body).toEqual({ credentials: before, curl: emulator.curl });
  expect((await ask(emulator, "POST", "/credentials")).body).not.toEqual(before);
  expect((await ask(emulator, "POST", "/credentials", { apiToken: "T-mine" })).body).toEqual({ apiToken: "T-mine" });
  expect((await ask(emulator, "POST", "/credentials", { token: "x" })).status).toBe(400);
  expect((await ask(emulator, "POST", "/reset")).body).toMatchObject({ counters: { logins: 0 } });
});

test("the console page and its files are served, under a policy that lets it load nothing else", async () => {
  const emulator = await start("flashblade");
  for (const path of ["", "/"]) {
    const page = await fetch(`${emulator.origin}/__emulator${path}`);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';/,
    );
    expect(await page.text()).toMatch(/"softExpiry":\{"help":"[^"]+","choices":\[null,"html200","redirect302","json200"\]\}/);
  }
  asked.add("GET /");
  const files = readdirSync(new URL("../../console", import.meta.url)).filter((name) => /\.(css|js)$/.test(name));
  expect(consoleFiles.toSorted()).toEqual(files.toSorted());
  for (const name of files) {
    const file = await fetch(`${emulator.origin}/__emulator/console/${name}`);
    expect([name, file.status, file.headers.get("content-type")]).toEqual([name, 200, expect.stringMatching(/^text\/(css|javascript);/)]);
  }
});

describe("what is refused", () => {
  const rows: [string, { given: [lines: string[], body?: string]; want: number }][] = [
    ["another path", { given: [["GET /__emulator/sessions HTTP/1.1"]], want: 404 }],
    ["another method", { given: [["PUT /__emulator/state HTTP/1.1"]], want: 405 }],
    ["no JSON", { given: [["POST /__emulator/expire HTTP/1.1", "Content-Length: 1"], "{"], want: 400 }],
    ["a list", { given: [["POST /__emulator/expire HTTP/1.1", "Content-Length: 2"], "[]"], want: 400 }],
    ["a page of another origin", { given: [["POST /__emulator/reset HTTP/1.1", "Origin: https://evil.example"]], want: 403 }],
    ["a page's own name for this machine", { given: [["GET /__emulator/state HTTP/1.1", "host: evil.example:80"]], want: 403 }],
    ["one that begins like loopback", { given: [["GET /__emulator/state HTTP/1.1", "host: 127.0.0.1.evil.example"]], want: 403 }],
    ["a sandboxed page", { given: [["GET /__emulator/state HTTP/1.1", "Origin: null"]], want: 403 }],
  ];
  test.each(rows)("%s", async (_, { given: [lines, body], want }) => {
    const { port } = await start("flashblade");
    const [first = "", ...rest] = lines;
    const host = rest.some((line) => line.startsWith("host:")) ? [] : [`Host: 127.0.0.1:${port}`];
    expect((await exchange(port, request([first, ...host, ...rest], body))).status).toBe(want);
  });

  test.each(["localhost", "LOCALHOST", "array.localhost", "127.0.0.1", "127.1.2.3", "[::1]", "::1"])("not by the name %s", async (name) => {
    const { port } = await start("flashblade");
    expect((await exchange(port, request(["GET /__emulator/state HTTP/1.1", `Host: ${name}:${port}`]))).status).toBe(200);
  });

  test("by no name when it listens beyond loopback: its names are others' to know", async () => {
    const { port } = await start("flashblade", { host: "0.0.0.0" });
    expect((await exchange(port, request(["GET /__emulator/state HTTP/1.1", "Host: emulator:9001"]))).status).toBe(200);
  });

  test("not a page of its own", async () => {
    const emulator = await start("flashblade");
    const answer = await fetch(`${emulator.origin}/__emulator/state`, { headers: { origin: emulator.origin } });
    expect(answer.status).toBe(200);
  });
});

test("it answers in process too, and whatever the policies and faults", async () => {
  const emulator = await start("flashblade", {
    latency: 5000,
    faults: [{ action: { type: "hang" } }],
    throttle: { operations: ["unknown"] },
  });
  expect((await emulator.fetch("http://localhost/__emulator/state")).status).toBe(200);
  expect((await ask(emulator, "GET", "/state")).status).toBe(200);
});

test("everything described was asked above", () => {
  const all = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...asked].toSorted()).toEqual(all.toSorted());
});
