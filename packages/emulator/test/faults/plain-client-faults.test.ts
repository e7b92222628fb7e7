import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/index.ts";
import { described, serve } from "../support/over-http.ts";

const login = { operation: "login" };
/** The action, or another member, of a fault: what a login gets then, and how many sessions are open after it. */
const faults: Record<string, [fault: Fault, want: object, open: number]> = {
  respond: [
    { action: { type: "respond", status: 418, headers: [["X-A", "1"]], body: "tea" } },
    { status: 418, headers: { "x-a": "1" }, text: "tea" },
    0,
  ],
  modify: [{ action: { type: "modify", status: 201, removeHeaders: ["x-auth-token"] } }, { status: 201, token: undefined }, 1],
  "reset before": [{ action: { type: "reset", when: "before" } }, { status: undefined, error: "ECONNRESET" }, 0],
  "reset after": [{ action: { type: "reset", when: "after" } }, { status: undefined, error: "ECONNRESET" }, 1],
  hang: [{ action: { type: "hang" } }, { status: undefined, error: "timeout" }, 1],
  halfBody: [{ action: { type: "halfBody" } }, { status: 200, error: "ECONNRESET", length: 11 }, 1],
  drip: [{ action: { type: "drip", bytes: 8, every: 600_000 } }, { status: 200, text: '{"userna', error: "timeout" }, 1],
  endless: [{ action: { type: "endless" } }, { status: 200, error: "limit" }, 1],
  huge: [{ action: { type: "huge", bytes: 300_001 } }, { status: 200, length: 300_001 }, 1],
  gzipBomb: [{ action: { type: "gzipBomb", bytes: 300_001 } }, { status: 200, headers: { "content-encoding": "gzip" } }, 1],
  malformedJson: [{ action: { type: "malformedJson" } }, { status: 200, text: '{"username":' }, 1],
  raw: [{ action: { type: "raw", bytes: "SSH-2.0-OpenSSH_9.6\r\n" } }, { status: undefined, error: "HPE_INVALID_CONSTANT" }, 1],
  match: [{ match: login, action: { type: "respond", status: 500 } }, { status: 500 }, 0],
  nth: [{ nth: 2, action: { type: "respond", status: 500 } }, { status: 200 }, 1],
  times: [{ times: 1, action: { type: "respond", status: 500 } }, { status: 500 }, 0],
  probability: [{ probability: 0, action: { type: "respond", status: 500 } }, { status: 200 }, 1],
  delay: [{ delay: 600_000 }, { status: undefined, error: "timeout" }, 0],
  answerDelay: [{ answerDelay: 600_000 }, { status: undefined, error: "timeout" }, 1],
};

describe("a plain client sees every fault that it switches on over HTTP", () => {
  test.each(Object.entries(faults))("%s", async (_, [fault, want, open]) => {
    const server = await serve("flashblade");
    const { apiToken } = await server.control<{ apiToken: string }>("GET", "credentials");
    await server.control("POST", "faults", fault);
    const got = await server.ask("POST", "/login", { headers: { "api-token": apiToken }, maxBytes: 1_000_000, maxMs: 1000 });
    const seen = {
      ...got,
      status: got.status,
      token: got.headers["x-auth-token"],
      text: got.body.toString(),
      length: got.body.length,
    };
    expect(seen).toMatchObject(want);
    await expect.poll(server.open).toBe(open); // the client may have left before the server was done
  });

  test("and there are no others", () => {
    const played = new Set(Object.keys(faults).map((name) => name.split(" ")[0]));
    expect(played).toEqual(new Set([...described.actions, ...described.faults]));
  });
});

test("the client is plain Node, and no longer than a screen", () => {
  const source = readFileSync(new URL("../support/plain-client.ts", import.meta.url), "utf8");
  expect(source.trim().split("\n").length).toBeLessThanOrEqual(30);
  expect([...source.matchAll(/from "(.*)"/g)].map(([, from]) => from)).toEqual(["node:http"]);
});
