import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { inspect } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { isSessionError, type SessionError } from "../../src/index.ts";
import { telemetry } from "../../src/otel/index.ts";
import { collectTelemetry, exported } from "../support/collect-telemetry.ts";
import { arrays, cloudendureWith, fileSystems, flashbladeWith, projects, rejection } from "../support/with-emulator.ts";

/** Every way in which a value is usually shown. */
function everyView(value: unknown): string {
  const views = [inspect(value, { depth: 10, showHidden: true }), inspect(value), String(value), JSON.stringify(value) ?? ""];
  if (value instanceof Error) views.push(value.stack ?? "", value.message, everyView(value.cause ?? null));
  try {
    views.push(inspect(structuredClone(value), { depth: 10, showHidden: true }));
  } catch (error) {
    views.push(String(error));
  }
  return views.join("\n");
}

/** All that the process shows while a test runs. */
function watchProcess() {
  const shown: string[] = [];
  const note = (value: unknown) => shown.push(everyView(value));
  const streams = [process.stdout, process.stderr].map((stream) => [stream, stream.write.bind(stream)] as const);
  for (const [stream, write] of streams) {
    stream.write = (chunk: string | Uint8Array, ...rest: never[]) => {
      shown.push(String(chunk));
      return write(chunk, ...rest);
    };
  }
  process.on("unhandledRejection", note);
  process.on("warning", note);
  subscribe("vendor-auth:session", note);
  onTestFinished(() => {
    for (const [stream, write] of streams) stream.write = write;
    process.off("unhandledRejection", note);
    process.off("warning", note);
    unsubscribe("vendor-auth:session", note);
  });
  return { shown, note };
}

type Setup = Awaited<ReturnType<typeof flashbladeWith>>;

const failures: [string, (setup: Setup) => Promise<unknown>][] = [
  ["credentials refused", ({ emulator, client }) => (emulator.replaceCredentials(), client.fetch(arrays))],
  ["throttled", ({ emulator, client }) => (emulator.set({ throttle: {} }), client.fetch(arrays))],
  ["account locked", ({ emulator, client }) => (emulator.fault({ action: { type: "respond", status: 423 } }), client.fetch(arrays))],
  [
    "session limit",
    ({ emulator, client }) => (
      emulator.fault({ action: { type: "respond", status: 503, body: "too many sessions" } }),
      client.fetch(arrays)
    ),
  ],
  ["server error", ({ emulator, client }) => (emulator.fault({ action: { type: "respond", status: 500 } }), client.fetch(arrays))],
  ["redirect", ({ emulator, client }) => (emulator.set({ redirectLogin: "https://evil.example/api/login" }), client.fetch(arrays))],
  ["connection reset", ({ emulator, client }) => (emulator.fault({ action: { type: "reset", when: "after" } }), client.fetch(arrays))],
  [
    "an answer that is no HTTP",
    ({ emulator, client }) => {
      emulator.fault({ action: { type: "raw", bytes: `oops ${emulator.credentials.apiToken}` } });
      return client.fetch(arrays);
    },
  ],
  [
    "half a body",
    ({ emulator, client }) => (emulator.fault({ match: { operation: "login" }, action: { type: "halfBody" } }), client.fetch(arrays)),
  ],
  [
    "no token",
    ({ emulator, client }) => (emulator.fault({ action: { type: "modify", removeHeaders: ["x-auth-token"] } }), client.fetch(arrays)),
  ],
  [
    "two tokens",
    ({ emulator, client }) => (emulator.fault({ action: { type: "modify", duplicateHeaders: ["x-auth-token"] } }), client.fetch(arrays)),
  ],
  ["time limit", ({ emulator, open }) => (emulator.fault({ action: { type: "hang" } }), open({ loginTimeout: 50 }).fetch(arrays))],
  [
    "stream refused",
    async ({ emulator, client }) => {
      await client.login();
      emulator.expire();
      return client.fetch(fileSystems, { method: "POST", body: new Blob(["x"]).stream(), duplex: "half" });
    },
  ],
  ["other origin", async ({ client }) => (await client.login(), client.fetch("https://evil.example/"))],
  [
    "reset on a data call",
    async ({ emulator, client }) => {
      await client.login();
      emulator.fault({ action: { type: "reset", when: "after" } });
      return client.fetch(arrays);
    },
  ],
  [
    "a fetch that tells all",
    ({ emulator, open }) =>
      open({ fetch: (_, init) => Promise.reject(new Error(`sent ${inspect(init)} ${JSON.stringify(emulator.credentials)}`)) }).fetch(
        arrays,
      ),
  ],
  [
    "a fetch that throws what it sent",
    ({ open }) => {
      const thrown = (_: unknown, init?: RequestInit) =>
        Promise.reject<Response>({ request: { headers: [...new Headers(init?.headers)] } });
      return open({ fetch: thrown }).fetch(arrays);
    },
  ],
  [
    "a fetch that fails in several ways",
    ({ emulator, open }) =>
      open({ fetch: () => Promise.reject(new AggregateError([new Error(`sent ${emulator.credentials.apiToken}`)], "all failed")) }).fetch(
        arrays,
      ),
  ],
  [
    "refused twice",
    async ({ emulator, client }) => {
      emulator.fault({ match: { path: "*/arrays" }, action: { type: "respond", status: 401 } });
      return client.POST("/logout").then(() => client.fetch(arrays));
    },
  ],
];

describe("F21: secrets are nowhere to be seen", () => {
  it.each(failures)("F21: %s, with a server that echoes what it was sent (F22)", async (_, fail) => {
    const { shown, note } = watchProcess();
    const { providers, spans, metrics } = collectTelemetry();
    const setup = await flashbladeWith({ echoSecrets: true }, telemetry({ ...providers, onEvent: note }));
    const { emulator, client } = setup;
    const secrets = Object.values(emulator.credentials);
    const outcome = await fail(setup).catch((error: unknown) => error);
    if (outcome instanceof Error) {
      note(outcome);
      if (isSessionError(outcome)) note((await outcome.response?.text()) ?? "");
    }
    for (const value of [client, { ...client }]) note(value);
    emulator.clearFaults();
    emulator.set({ throttle: undefined, redirectLogin: undefined });
    const session = await setup.open({ credentials: emulator.credentials }).login();
    note(session);
    secrets.push(...Object.values(emulator.credentials), ...Object.values(session.secrets));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(spans().length).toBeGreaterThan(0);
    note([spans().map(exported), [...(await metrics()).values()]]);
    const everything = shown.join("\n");
    expect(everything.length).toBeGreaterThan(100);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(20);
      expect(everything).not.toContain(secret);
    }
  });

  it("F21: options that hold a function for the credentials show none", async () => {
    const { emulator } = await flashbladeWith();
    const { apiToken } = emulator.credentials;
    const options = { host: "fb1.example", credentials: () => ({ apiToken }) };
    expect(everyView(options)).not.toContain(apiToken);
  });

  it("F21: a session's secrets can be read, and are not shown", async () => {
    const { client } = await flashbladeWith();
    const session = await client.login();
    expect(session.secrets["AuthTokenHeader"]).toMatch(/^[\da-f-]{36}$/);
    expect(inspect(session) + JSON.stringify(session) + inspect(structuredClone(session))).not.toContain(
      session.secrets["AuthTokenHeader"],
    );
  });
});

describe("F22: the server echoes secrets", () => {
  it("F22: CloudEndure's long-lived apiToken in a login's answer is redacted by value", async () => {
    const { emulator, client } = await cloudendureWith();
    const { userApiToken } = emulator.credentials;
    emulator.fault({ match: { operation: "login" }, action: { type: "modify", removeCookies: ["XSRF-TOKEN"] } });
    const error = (await rejection(client.fetch(projects))) as SessionError;
    const body = await error.response?.text();
    expect(body).toContain('"apiToken":"[redacted]"');
    expect(body).not.toContain(userApiToken);
    expect(error.response?.headers.has("set-cookie")).toBe(false);
  });

  it.each([
    ["as it is", (secret: string) => secret],
    ["in a URL", (secret: string) => encodeURIComponent(secret)],
    ["in JSON", (secret: string) => JSON.stringify({ echo: secret })],
  ])("F22: %s, also with characters that are escaped there", async (_, spell) => {
    const password = 'pä"ss w/ö&rd';
    const { emulator, open } = await cloudendureWith();
    const client = open({ credentials: { username: "somebody", password } });
    emulator.fault({ match: { operation: "login" }, action: { type: "respond", status: 401, body: `you sent ${spell(password)}` } });
    const error = (await rejection(client.fetch(projects))) as SessionError;
    const body = await error.response?.text();
    expect(body).toMatch(/you sent .*\[redacted\]/);
    expect(body).not.toContain(spell(password));
  });
});
