import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import { nodeFetch } from "../../src/node/index.ts";
import { telemetry } from "../../src/otel/index.ts";
import { collectTelemetry } from "../support/collect-telemetry.ts";
import { arrays, flashbladeWith, rejection } from "../support/with-emulator.ts";

async function observed() {
  const collected = collectTelemetry();
  const setup = await flashbladeWith({}, telemetry(collected.providers));
  const { port } = new URL(setup.emulator.baseUrl);
  return { ...setup, ...collected, server: { "server.address": "127.0.0.1", "server.port": Number(port) } };
}

describe("telemetry", () => {
  it("records a client span for each request that the server saw", async () => {
    const { emulator, client, spans, server } = await observed();
    await client.fetch(`${arrays}?filter=name`);
    await client.logout();
    const http = spans().filter(({ kind }) => kind === SpanKind.CLIENT);
    expect(http).toHaveLength(emulator.counters.requests);
    expect(http.map(({ name, attributes }) => `${name} ${new URL(String(attributes["url.full"])).pathname}`)).toEqual([
      "POST /api/login",
      "GET /api/2.26/arrays",
      "POST /api/logout",
    ]);
    expect(http[1]?.attributes).toEqual({
      ...server,
      "http.request.method": "GET",
      "http.response.status_code": 200,
      "url.scheme": "http",
      "url.full": `${emulator.baseUrl}/2.26/arrays?filter=REDACTED`,
    });
  });

  it("marks a call that was sent again, and its renewal", async () => {
    const { emulator, client, spans } = await observed();
    await client.fetch(arrays);
    emulator.expire();
    await client.fetch(arrays);
    const calls = spans().filter(({ attributes }) => String(attributes["url.full"]).endsWith(arrays));
    expect(calls.map(({ attributes }) => [attributes["http.response.status_code"], attributes["http.request.resend_count"]])).toEqual([
      [200, undefined],
      [403, undefined],
      [200, 1],
    ]);
    expect(calls[1]).toMatchObject({ status: { code: SpanStatusCode.ERROR }, attributes: { "error.type": "403" } });
    expect(
      spans()
        .filter(({ kind }) => kind === SpanKind.INTERNAL)
        .map(({ name }) => name),
    ).toEqual(["login", "renew session"]);
    expect(emulator.counters.logins).toBe(2);
  });

  it("measures in seconds, with the buckets that the conventions advise", async () => {
    const { client, metrics, server } = await observed();
    await client.fetch(arrays);
    const found = await metrics();
    const requests = found.get("http.client.request.duration");
    expect(requests?.descriptor).toMatchObject({
      unit: "s",
      advice: { explicitBucketBoundaries: expect.arrayContaining([0.005, 0.075, 7.5, 10]) },
    });
    const points = requests?.dataPoints as { attributes: object; value: { count: number; sum: number } }[];
    expect(points.map(({ attributes, value }) => [attributes, value.count])).toEqual(
      ["POST", "GET"].map((method) => [
        { ...server, "http.request.method": method, "http.response.status_code": 200, "url.scheme": "http" },
        1,
      ]),
    );
    expect(points[0]?.value.sum).toBeLessThan(20);
    const [login] = found.get("vendor_auth.login.duration")?.dataPoints ?? [];
    expect(login?.attributes).toEqual({ ...server, "vendor_auth.vendor": "flashblade", "vendor_auth.login.outcome": "opened" });
  });

  it("says by code why a login or a connection failed", async () => {
    const { emulator, client, open, spans } = await observed();
    emulator.replaceCredentials();
    await rejection(client.fetch(arrays));
    const [, refused] = spans();
    expect(refused).toMatchObject({
      name: "login",
      attributes: { "error.type": "credentials_refused", "vendor_auth.login.outcome": "refused" },
    });
    await emulator.close();
    await rejection(open().fetch(arrays));
    expect(spans().at(-2)?.attributes["error.type"]).toBe("ECONNREFUSED");
  });

  it("passes on how a fetch verifies certificates, so that sessions are not shared across", () => {
    const pinned = nodeFetch({ host: "fb1.example", pin: `sha256/${"A".repeat(43)}=` });
    const { fetch } = telemetry({ fetch: pinned });
    const mode = Symbol.for("vendor-auth.tls");
    expect(Reflect.get(fetch, mode)).toBe(Reflect.get(pinned, mode));
    expect(Reflect.get(fetch, mode)).toMatch(/^pin:/);
  });
});
