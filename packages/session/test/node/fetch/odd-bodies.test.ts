import { inspect } from "node:util";
import { type FaultAction, startEmulator } from "@vendor-auth/emulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { flashblade } from "../../../src/vendors/flashblade/index.ts";
import { nodeFetch } from "../../../src/node/index.ts";
import { rejection, until } from "../../support/with-emulator.ts";

const megabyte = 1024 * 1024;

describe("F36: answers without end, through nodeFetch", () => {
  const cases: [string, { given: FaultAction }][] = [
    ["a gzip bomb of 1 GiB", { given: { type: "gzipBomb", bytes: 1024 * megabyte } }],
    ["an endless body", { given: { type: "endless" } }],
    ["a body of 100 MiB", { given: { type: "huge" } }],
  ];
  it.each(cases)("F36: %s to the login is given up, costs no memory, and frees the connection", async (_, { given }) => {
    const emulator = await startEmulator("flashblade");
    onTestFinished(() => emulator.close());
    emulator.fault({ match: { operation: "login" }, action: given });
    await using fetch = nodeFetch();
    await using client = flashblade({ baseUrl: emulator.baseUrl, credentials: emulator.credentials, fetch });
    const before = process.memoryUsage();
    expect(await rejection(client.fetch("2.26/arrays"))).toMatchObject({ code: "login_malformed" });
    expect(process.memoryUsage().arrayBuffers - before.arrayBuffers).toBeLessThan(64 * megabyte);
    await emulator.idle();
    await until(() => emulator.sessions.length === 0);
  });

  it("F36: a body that drips ends with the login's time limit", async () => {
    const emulator = await startEmulator("flashblade");
    onTestFinished(() => emulator.close());
    emulator.fault({ match: { operation: "login" }, action: { type: "drip", every: 100 } });
    await using fetch = nodeFetch();
    await using client = flashblade({ baseUrl: emulator.baseUrl, credentials: emulator.credentials, fetch, loginTimeout: 500 });
    expect(await rejection(client.fetch("2.26/arrays"))).toMatchObject({ name: "SessionError" });
  });

  it("F36: an unread bomb is not decompressed ahead of its reader", async () => {
    const emulator = await startEmulator("flashblade");
    onTestFinished(() => emulator.close());
    emulator.fault({ action: { type: "gzipBomb", bytes: 1024 * megabyte } });
    await using fetch = nodeFetch();
    const response = await fetch(`${emulator.baseUrl}/api_version`);
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    const before = process.memoryUsage().arrayBuffers;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * megabyte);
    await reader?.cancel();
    await emulator.idle();
  });
});

it("an answer that is not HTTP does not show in the error", async () => {
  const emulator = await startEmulator("flashblade");
  onTestFinished(() => emulator.close());
  emulator.fault({ action: { type: "raw", bytes: "HTTP/1.1 200 OK\r\nx-auth-token: synthetic-token\r\nno header\r\n\r\n" } });
  const error = await rejection(nodeFetch()(`${emulator.baseUrl}/api_version`));
  expect(error).toMatchObject({ message: "fetch failed", cause: { name: "HTTPParserError" } });
  expect(inspect(error, { depth: 10 })).not.toContain("synthetic");
});
