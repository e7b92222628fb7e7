import type { Fault, FaultHandle } from "../faults/fault.ts";
import type { Match } from "../http/match.ts";
import type { AuditEvent } from "../records/audit.ts";
import type { Counters } from "../records/counters.ts";
import type { RequestRecord } from "../records/request-log.ts";
import type { SharedPolicies } from "../policies/shared-policies.ts";
import type { SpecPolicies } from "../policies/spec-policies.ts";
import type { Clock } from "../support/clock.ts";
import type { CredentialsOf, Policies, VendorName } from "../vendors/vendors.ts";
import type { OpenSession, SessionSelector } from "./session-selector.ts";

/** A vendor's server without a socket. */
export type Emulator<V extends VendorName = VendorName> = EmulatorOf<V, CredentialsOf[V], Policies<V>>;

/** A server of a description, without a socket. */
export type SpecEmulator<Credentials extends object = Record<string, unknown>> = EmulatorOf<string, Credentials, SpecPolicies>;

/** Any server without a socket: what it is called, what logs in, and what its policies are. */
export interface EmulatorOf<Name extends string, Credentials extends object, AllPolicies extends SharedPolicies> extends AsyncDisposable {
  readonly vendor: Name;
  /** Scheme, host and port; without a socket, the option's. */
  readonly origin: string;
  /** What a client takes as its base URL. */
  readonly baseUrl: string;
  /** Synthetic credentials that log in: the first account's. */
  readonly credentials: Credentials;
  /** A login of the first account in one line of a POSIX shell, its secret in it. */
  readonly curl: string;
  /** What logs the first account in besides, in other ways; one entry a way. */
  readonly otherCredentials: readonly Credentials[];
  /** The users that can log in. */
  readonly accounts: readonly { readonly user: string; readonly credentials: Credentials }[];
  /** The same server in process. Rejects as `fetch` does when a fault breaks the connection; follows no redirect. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  readonly sessions: readonly OpenSession[];
  readonly counters: Readonly<Counters>;
  /** The last events, oldest first. */
  readonly audit: readonly AuditEvent[];
  /** The last requests, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** Read at every request; may be written. `set` checks what it writes. */
  readonly policies: AllPolicies;
  readonly clock: Clock;
  readonly faults: readonly (FaultHandle & { readonly fault: Fault })[];
  /** Changes policies. Throws a TypeError that names what is wrong. */
  set(policies: Partial<AllPolicies>): void;
  /** Ends sessions, as the server. Returns how many. */
  expire(selector?: SessionSelector): number;
  /** Switches a fault on. Throws a TypeError that names what is wrong. */
  fault(fault: Fault): FaultHandle;
  clearFaults(): void;
  /** The first account gets other credentials (members left out are made at random); the old ones are refused, its sessions stay. */
  replaceCredentials(credentials?: Partial<Credentials>): Credentials;
  /** Resolves when `count` (1) matching requests have arrived from now on; rejects after `timeout` (10,000) milliseconds. */
  waitFor(match: Match, options?: { readonly count?: number; readonly timeout?: number }): Promise<void>;
  /** Resolves when no request is in flight. */
  idle(): Promise<void>;
  /** Back to the start: no sessions, counts, records; the policies and faults of the options. Credentials stay. */
  reset(): void;
  /** Ends what waits; from then on `fetch` rejects as if nothing listened. What was counted stays readable. Idempotent. */
  close(): Promise<void>;
}

/** An emulator of whichever vendor. */
export type AnyEmulator = EmulatorOf<string, object, SharedPolicies>;

/** All of it but `fetch`: what the control API offers over HTTP. */
export type Controls = Omit<AnyEmulator, "fetch">;
