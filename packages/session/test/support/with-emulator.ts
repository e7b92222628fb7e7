import { createServer, type AddressInfo } from "node:net";
import { type CreateOptions, defaultPolicies, type RunningEmulator, startEmulator } from "@vendor-auth/emulator";
import { expect, onTestFinished, type TestContext } from "vitest";
import type { SessionEvent } from "../../src/index.ts";
import { cloudendure, type CloudEndureOptions } from "../../src/vendors/cloudendure/index.ts";
import { flashblade, type FlashBladeOptions } from "../../src/vendors/flashblade/index.ts";
import { specAnswers } from "./spec-answers.ts";

/** Policies under which a server does what no spec of the two vendors declares. */
const misbehaviours = ["softExpiry", "maxSessions", "badTokenStatus", "redirectStatus"] as const;

/** Whether the server is as its spec says: no fault is on, and no policy that no spec declares. */
function isWellBehaved({ vendor, faults, policies }: RunningEmulator): boolean {
  const usual = defaultPolicies[vendor];
  const isRedirecting = vendor === "flashblade" && policies.redirectLogin !== undefined;
  return faults.length === 0 && !isRedirecting && misbehaviours.every((name) => policies[name] === usual[name]);
}

/** A FlashBlade of its own for one test, and a client that is logged in to it when it must be. */
export async function flashbladeWith(policies: CreateOptions<"flashblade"> = {}, options: Partial<FlashBladeOptions> = {}) {
  const emulator = await startEmulator("flashblade", policies);
  const answers = specAnswers("flashblade", /^\/api/, () => isWellBehaved(emulator));
  onTestFinished(async (context) => {
    noteWhatServerSaw(context, emulator);
    await emulator.close();
    expect(answers.problems).toEqual([]);
  });
  const events: SessionEvent[] = [];
  const open = (more: Partial<FlashBladeOptions> = {}) => {
    const client = flashblade({
      baseUrl: emulator.baseUrl,
      credentials: emulator.credentials,
      fetch: answers.fetch,
      onEvent: (event) => events.push(event),
      ...options,
      ...more,
    } as FlashBladeOptions);
    onTestFinished(() => client[Symbol.asyncDispose]());
    return client;
  };
  return { emulator, client: open(), open, events };
}

/** The same for CloudEndure. */
export async function cloudendureWith(policies: CreateOptions<"cloudendure"> = {}, options: Partial<CloudEndureOptions> = {}) {
  const emulator = await startEmulator("cloudendure", policies);
  const answers = specAnswers("cloudendure", /^\/api\/\w+/, () => isWellBehaved(emulator));
  onTestFinished(async (context) => {
    noteWhatServerSaw(context, emulator);
    await emulator.close();
    expect(answers.problems).toEqual([]);
  });
  const events: SessionEvent[] = [];
  const { userApiToken } = emulator.credentials;
  const open = (more: Partial<CloudEndureOptions> = {}) => {
    const client = cloudendure({
      baseUrl: emulator.baseUrl,
      credentials: { userApiToken },
      fetch: answers.fetch,
      onEvent: (event) => events.push(event),
      ...options,
      ...more,
    } as CloudEndureOptions);
    onTestFinished(() => client[Symbol.asyncDispose]());
    return client;
  };
  return { emulator, client: open(), open, events };
}

/** Kept with the test's result; docs/survives.md shows it. */
export function noteWhatServerSaw({ task }: TestContext, { counters, sessions }: RunningEmulator): void {
  const { logins, failedLogins, logouts, requests } = counters;
  const counted = { requests, logins, "failed logins": failedLogins, logouts, "open sessions": sessions.length };
  const saw = Object.entries(counted).map(([name, count]) => `${count} ${name}`);
  const { meta } = task as { meta: { serverSaw?: string } };
  meta.serverSaw = [...(meta.serverSaw ? [meta.serverSaw] : []), saw.join(", ")].join("; ");
}

/** Paths of data calls, secured, one a vendor. */
export const arrays = "2.26/arrays";
export const fileSystems = "1.12/file-systems";
export const projects = "projects";

/** What a promise rejected with; fails when it did not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a rejection, and the promise resolved");
}

/** Waits until `isTrue`. The limit only ends a test that fails: it is generous, for a machine that is busy with other tests. */
export async function until(isTrue: () => boolean, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error(`still not true after ${ms} ms: ${isTrue.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** `count` calls at once. */
export function together<T>(count: number, call: (index: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> {
  return Promise.allSettled(Array.from({ length: count }, (_, index) => call(index)));
}

/** How often each status, or error code, came out of calls. */
export function outcomes(results: readonly PromiseSettledResult<Response>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const key = result.status === "fulfilled" ? result.value.status : ((result.reason as { code?: string }).code ?? String(result.reason));
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** A listener on another origin that writes down every byte it is sent. */
export async function startSink() {
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on("data", (chunk) => {
      received.push(chunk);
      socket.end("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}");
    });
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return { port, origin: `http://127.0.0.1:${port}`, bytes: () => Buffer.concat(received).toString("latin1") };
}
