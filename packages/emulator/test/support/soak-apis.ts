import { fileURLToPath } from "node:url";
import { startEmulator, type Fault, type RunningEmulator } from "../../src/index.ts";

/** A request below the base URL. */
export interface SoakCall {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An API whose clients are played: how it is started, and what they send. Its token comes, and goes back, as `x-auth-token`. */
export interface SoakApi {
  readonly start: () => Promise<{ readonly emulator: SoakedEmulator; readonly login: SoakCall }>;
  readonly read: SoakCall;
  /** What ends the session that a login's answer opened. */
  logout(headers: AnswerHeaders): SoakCall;
}

export type AnswerHeaders = Readonly<Record<string, string | undefined>>;

/** What is asked of an emulator, whichever it is. */
export type SoakedEmulator = Pick<
  RunningEmulator<"flashblade">,
  "origin" | "baseUrl" | "fetch" | "idle" | "counters" | "sessions" | "requests" | "faults"
>;

const policies = (faults: readonly Fault[]) => ({ seed: 7, maxSessions: 50, whenFull: "evict", idleTimeout: 60_000, faults }) as const;
const redfish = fileURLToPath(new URL("../../../../specs/examples/redfish.yaml", import.meta.url));

/** A built-in vendor, and one made of a description, which checks each request. */
export const soakApis = (faults: readonly Fault[]): Readonly<Record<string, SoakApi>> => ({
  flashblade: {
    async start() {
      const emulator = await startEmulator("flashblade", policies(faults));
      return { emulator, login: { method: "POST", path: "/login", headers: { "api-token": emulator.credentials.apiToken } } };
    },
    read: { method: "GET", path: "/2.26/arrays" },
    logout: () => ({ method: "POST", path: "/logout" }),
  },
  redfish: {
    async start() {
      const emulator = await startEmulator<{ UserName: string; Password: string }>({ spec: redfish, ...policies(faults) });
      const headers = { "content-type": "application/json" };
      return { emulator, login: { method: "POST", path: "/SessionService/Sessions", headers, body: JSON.stringify(emulator.credentials) } };
    },
    read: { method: "GET", path: "/Systems" },
    logout: ({ location = "/" }) => ({ method: "DELETE", path: location.replace("/redfish/v1", "") }),
  },
});
