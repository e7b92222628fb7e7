import { startSink, type Sink } from "../../sink/sink.ts";
import { startEmulator, type RunningEmulator } from "../../emulator/start-emulator.ts";
import type { CredentialsOf, VendorName } from "../../server/vendor.ts";
import type { ConformanceTarget, SessionAdapter } from "../adapter.ts";
import { openClient, type TestedClient } from "./client.ts";
import { startMeter, type Meter } from "./meter.ts";
import { createPatience, within } from "./patience.ts";
import { vendorCalls, type VendorCalls } from "../vendor-calls.ts";

/** What one check plays in: a server of its own, and clients of the adapter. */
export interface Scene extends VendorCalls {
  readonly vendor: VendorName;
  readonly emulator: RunningEmulator;
  /** A client; with the right credentials, the emulator's own port, and as many milliseconds as a call, unless told otherwise. */
  readonly open: (other?: {
    readonly credentials?: CredentialsOf[VendorName];
    readonly port?: number;
    readonly limit?: number;
  }) => Promise<TestedClient>;
  /** Credentials in the vendor's shape that no account has. */
  readonly wrongCredentials: CredentialsOf[VendorName];
  /** Values that must never be sent elsewhere. */
  readonly secrets: readonly string[];
  readonly sink: () => Promise<Sink>;
  /** A way to the emulator that counts what it answers. */
  readonly meter: () => Promise<Meter>;
  /** Waits until it is true, two seconds at most by default. */
  readonly until: (isTrue: () => boolean, milliseconds?: number) => Promise<boolean>;
  /** How many sessions are open once nothing happens any more. */
  readonly openAtLast: () => Promise<number>;
  close(): Promise<void>;
}

/** More logins than any client that stops could make: then the server goes away, so that a loop ends. */
const tooManyLogins = 1_500;

/** Starts a server. `timeout` is the check's, in milliseconds: a single call gets a part of it. */
export async function openScene<Handle, V extends VendorName>(
  adapter: SessionAdapter<Handle, V>,
  { vendor, timeout, tls }: { vendor: V; timeout: number; tls: boolean },
): Promise<Scene> {
  const emulator: RunningEmulator = await startEmulator<VendorName>(vendor, { tls, history: 5_000 });
  const patience = createPatience();
  const limits = { call: timeout * 0.6, close: timeout * 0.5 };
  const clients: TestedClient[] = [];
  const others: { close(): Promise<void> }[] = [];
  emulator.waitFor({ operation: "login" }, { count: tooManyLogins, timeout: 2 * timeout }).then(
    () => emulator.close(),
    () => {}, // fewer, as it should be
  );

  function keep<Other extends { close(): Promise<void> }>(other: Other): Other {
    others.push(other);
    return other;
  }

  const { userApiToken, password, apiToken } = emulator.credentials as Partial<CredentialsOf["cloudendure"] & CredentialsOf["flashblade"]>;
  return {
    ...vendorCalls[vendor],
    vendor,
    emulator,
    async open({ credentials = emulator.credentials, port, limit = limits.call } = {}) {
      const baseUrl = port === undefined ? emulator.baseUrl : emulator.baseUrl.replace(`:${emulator.port}`, `:${port}`);
      const ca = emulator.ca === undefined ? {} : { ca: emulator.ca };
      const client = await openClient(
        adapter,
        { vendor, baseUrl, credentials, ...ca } as unknown as ConformanceTarget<V>,
        { ...limits, open: Math.min(limit, limits.call) },
        patience,
      );
      clients.push(client);
      return client;
    },
    wrongCredentials: {
      apiToken: "T-00000000-0000-4000-8000-00000000bad1",
      userApiToken: Array.from({ length: 16 }, () => "0BAD").join("-"),
      username: "nobody@example.com",
      password: "not-the-password",
    },
    secrets: [userApiToken, password, apiToken].filter((secret) => secret !== undefined),
    sink: async () => keep(await startSink()),
    meter: async () => keep(await startMeter(emulator.host, emulator.port)),
    until,
    async openAtLast() {
      await within(() => emulator.idle(), 2_000);
      await until(() => emulator.sessions.length === 0, 1_000); // a logout that nobody waited for may still come
      return emulator.sessions.length;
    },
    async close() {
      patience.end(); // what is still being played plays to its end, and to nobody
      emulator.clearFaults();
      await Promise.all(clients.filter(({ isClosed }) => !isClosed).map((client) => client.close(1_500)));
      await Promise.all([emulator, ...others].map((other) => other.close()));
    },
  };
}

async function until(isTrue: () => boolean, milliseconds = 2_000): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!isTrue()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}
