import { startVendor, type AnyRunningEmulator } from "../../emulator/start-emulator.ts";
import { startSink, type Sink } from "../../sink/sink.ts";
import type { ConformanceFacts } from "../../vendors/contract/conformance-facts.ts";
import type { Vendor } from "../../vendors/contract/vendor.ts";
import type { AdapterOf, TargetOf } from "./adapter.ts";
import { openClient, type TestedClient } from "./client.ts";
import { startMeter, type Meter } from "./meter.ts";
import { createTimeLimits, within } from "./time-limit.ts";

/** What one check works with: its own server, and clients of the adapter. */
export interface Scene extends ConformanceFacts {
  readonly emulator: AnyRunningEmulator;
  /** A client; by default with the right credentials, on the emulator's own port, and with as much time to open as a call has. */
  readonly open: (other?: { readonly credentials?: object; readonly port?: number; readonly maxMs?: number }) => Promise<TestedClient>;
  /** Values that must never be sent elsewhere. */
  readonly secrets: readonly string[];
  /** Headers, in lower case, with which a login sends credentials. */
  readonly loginHeaders: readonly string[];
  readonly sink: () => Promise<Sink>;
  /** A way to the emulator that counts what it answers. */
  readonly meter: () => Promise<Meter>;
  /** Waits until it is true, for `maxMs` milliseconds at most. Default 10,000: a busy machine may need seconds. */
  readonly until: (isTrue: () => boolean, maxMs?: number) => Promise<boolean>;
  /** How many sessions are open once nothing happens any more; 0 where nobody can end one. */
  readonly openAtLast: () => Promise<number>;
  close(): Promise<void>;
}

/** More logins than these are a loop: then the server goes away, so that the loop ends. */
const maxLogins = 1_500;

/** Starts a server. `timeout` is the check's, in milliseconds: a single call gets a part of it. */
export async function openScene<Handle, Target>(
  adapter: AdapterOf<Handle, Target>,
  { vendor, timeout, tls }: { vendor: Vendor; timeout: number; tls: boolean },
): Promise<Scene> {
  const emulator = await startVendor(vendor, { tls, history: 5_000 });
  const timeLimits = createTimeLimits();
  const max = { call: timeout * 0.6, close: timeout * 0.5 };
  const clients: TestedClient[] = [];
  const others: { close(): Promise<void> }[] = [];
  emulator.waitFor({ operation: "login" }, { count: maxLogins, timeout: 2 * timeout }).then(
    () => emulator.close(),
    () => {}, // fewer logins: no loop
  );

  function keep<Other extends { close(): Promise<void> }>(other: Other): Other {
    others.push(other);
    return other;
  }

  const loginHeaders = vendor.loginRequest(emulator.credentials).headers.map(([name]) => name.toLowerCase());
  const secrets = Object.entries<unknown>({ ...emulator.credentials }).flatMap(([name, value]) =>
    vendor.credentials[name as never] === "secret" && typeof value === "string" ? [value] : [],
  );
  return {
    ...vendor.conformance,
    emulator,
    async open({ credentials = emulator.credentials, port, maxMs = max.call } = {}) {
      const baseUrl = port === undefined ? emulator.baseUrl : emulator.baseUrl.replace(`:${emulator.port}`, `:${port}`);
      const ca = emulator.ca === undefined ? {} : { ca: emulator.ca };
      const target: TargetOf<string, object> = { vendor: vendor.name, baseUrl, credentials, ...ca };
      const client = await openClient(adapter, target as Target, { ...max, open: Math.min(maxMs, max.call) }, timeLimits);
      clients.push(client);
      return client;
    },
    secrets,
    loginHeaders: loginHeaders.filter((name) => vendor.conformance.secretHeaders.includes(name)),
    sink: async () => keep(await startSink()),
    meter: async () => keep(await startMeter(emulator.host, emulator.port)),
    until,
    async openAtLast() {
      await within(() => emulator.idle(), 10_000);
      if (vendor.conformance.hasNoLogout) return 0;
      await until(() => emulator.sessions.length === 0, 3_000); // a logout that the client did not wait for may still come
      return emulator.sessions.length;
    },
    async close() {
      timeLimits.end(); // what is still running goes on, without effect
      emulator.clearFaults();
      await Promise.all(clients.filter(({ isClosed }) => !isClosed).map((client) => client.close(1_500)));
      await Promise.all([emulator, ...others].map((other) => other.close()));
    },
  };
}

async function until(isTrue: () => boolean, maxMs = 10_000): Promise<boolean> {
  const end = performance.now() + maxMs;
  while (!isTrue()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}
