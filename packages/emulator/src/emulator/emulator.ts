import type { Account } from "../server/account.ts";
import type { AuditEvent } from "../records/audit.ts";
import { checkPolicies } from "../policies/check-policies.ts";
import type { Clock } from "../server/clock.ts";
import { createControl, type Control } from "../control/control.ts";
import { createCore, type Core } from "../server/core.ts";
import type { Counters } from "../records/counters.ts";
import type { Fault, FaultHandle } from "../faults/fault.ts";
import { createFetch } from "../transport/fetch-adapter.ts";
import type { Match } from "../http/match.ts";
import type { CreateOptions, InProcessOptions } from "./options.ts";
import { defaultPolicies, type Policies } from "../policies/policies.ts";
import type { RequestRecord } from "../records/request-log.ts";
import type { ServerSession } from "../server/session-table.ts";
import type { CredentialsOf, VendorName, VendorServer } from "../server/vendor.ts";
import { cloudEndure } from "../vendors/cloudendure/cloudendure.ts";
import { flashBlade } from "../vendors/flashblade/flashblade.ts";

/** An open session, as shown. */
export interface OpenSession {
  /** A digest of its first token. */
  readonly id: string;
  readonly user: string;
  readonly node: string;
  /** Milliseconds since 1970, on the emulator's clock. */
  readonly openedAt: number;
  readonly lastUsedAt: number;
  readonly requests: number;
}

/** Which sessions: all by default, one by its id, those of a user, or those that a function picks. */
export type Which = string | { readonly user: string } | ((session: OpenSession) => boolean);

/** A vendor's server without a socket. */
export interface Emulator<V extends VendorName = VendorName> extends AsyncDisposable {
  readonly vendor: V;
  /** Scheme, host and port; without a socket, the option's. */
  readonly origin: string;
  /** What a client takes as its base URL. */
  readonly baseUrl: string;
  /** Synthetic credentials that log in: the first account's. */
  readonly credentials: CredentialsOf[V];
  /** Everybody who can log in. */
  readonly accounts: readonly { readonly user: string; readonly credentials: CredentialsOf[V] }[];
  /** The same server in process. Rejects as `fetch` does when a fault breaks the connection; follows no redirect. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  readonly sessions: readonly OpenSession[];
  readonly counters: Readonly<Counters>;
  /** The last events, oldest first. */
  readonly audit: readonly AuditEvent[];
  /** The last requests, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** Read at every request; may be written. `set` checks what it writes. */
  readonly policies: Policies;
  readonly clock: Clock;
  readonly faults: readonly (FaultHandle & { readonly fault: Fault })[];
  /** Changes policies. Throws a TypeError that names what is wrong. */
  set(policies: Partial<Policies>): void;
  /** Ends sessions, as the server. Returns how many. */
  expire(which?: Which): number;
  /** Switches a fault on. Throws a TypeError that names what is wrong. */
  fault(fault: Fault): FaultHandle;
  clearFaults(): void;
  /** The first account gets other credentials (members left out are made at random); the old ones are refused, its sessions stay. */
  replaceCredentials(credentials?: Partial<CredentialsOf[V]>): CredentialsOf[V];
  /** Resolves when `count` (1) matching requests have arrived from now on; rejects after `timeout` (10,000) milliseconds. */
  waitFor(match: Match, options?: { readonly count?: number; readonly timeout?: number }): Promise<void>;
  /** Resolves when no request is in flight. */
  idle(): Promise<void>;
  /** Back to the start: no sessions, counts, records; the policies and faults of the options. Credentials stay. */
  reset(): void;
  /** Ends what waits; from then on `fetch` rejects as if nobody listened. What was counted stays readable. Idempotent. */
  close(): Promise<void>;
}

const vendors: Readonly<Record<VendorName, () => VendorServer>> = { cloudendure: cloudEndure, flashblade: flashBlade };

/** Names of the vendors that can be emulated. */
export const vendorNames = Object.keys(vendors) as readonly VendorName[];

/** Makes an emulator and the core behind it, which a listener needs. `origin` is asked whenever it is shown. */
export function assemble<V extends VendorName>(
  vendor: V,
  options: CreateOptions<V>,
  origin: () => string,
): { emulator: Emulator<V>; core: Core; control: Control } {
  const { credentials, faults = [], seed = 1, history = 1000, ...given } = options;
  if (!Object.hasOwn(vendors, vendor)) throw new TypeError(`unknown vendor ${JSON.stringify(vendor)}. Known: ${vendorNames.join(", ")}`);
  if (!(Number.isSafeInteger(history) && history > 0))
    throw new TypeError(`history: expected a whole number from 1, got ${String(history)}`);
  const initial: Policies = { ...defaultPolicies[vendor], ...checkPolicies(given) };
  const policies = { ...initial };
  const server = vendors[vendor]();
  const accounts = [credentials ?? {}].flat().map((entry, index) => server.makeAccount(index, checkCredentials(server, entry)));
  const core = createCore(server, accounts, policies, { seed, history });
  for (const fault of faults) core.faults.add(fault);

  const credentialsOf = (account: Account): CredentialsOf[V] => account.credentials as CredentialsOf[V];
  const first = accounts[0] as Account;
  const close = async (): Promise<void> => core.close();
  const emulator: Emulator<V> = {
    vendor,
    get origin() {
      return origin();
    },
    get baseUrl() {
      return origin() + server.basePath;
    },
    get credentials() {
      return credentialsOf(first);
    },
    get accounts() {
      return accounts.map((account) => ({ user: account.user, credentials: credentialsOf(account) }));
    },
    fetch: createFetch(core, (incoming) => control(incoming)),
    get sessions() {
      return core.world.sessions.list().map(showSession);
    },
    get counters() {
      core.world.sessions.list(); // sessions that lapsed since the last request are counted as ended
      return structuredClone(core.world.counters);
    },
    get audit() {
      core.world.sessions.list();
      return core.audit.list();
    },
    get requests() {
      return core.log.list();
    },
    policies,
    clock: core.world.clock,
    get faults() {
      return core.faults.list();
    },
    set: (changes) => void Object.assign(policies, checkPolicies(changes)),
    expire(which) {
      const ended = core.world.sessions.list().filter((session) => which === undefined || isMeant(which, showSession(session)));
      for (const session of ended) core.world.sessions.end(session, "expired on request");
      return ended.length;
    },
    fault: (fault) => core.faults.add(fault),
    clearFaults: () => core.faults.clear(),
    replaceCredentials(changes) {
      const { username } = first.credentials as { username?: string };
      first.credentials = server.makeAccount(0, {
        ...(username !== undefined && { username }),
        ...checkCredentials(server, changes ?? {}),
      }).credentials;
      core.world.note("API token obtained", { account: first });
      return credentialsOf(first);
    },
    waitFor: (match, { count = 1, timeout = 10_000 } = {}) => core.waiters.until(match, count, timeout),
    idle: () => core.inFlight.idle(),
    reset() {
      core.forget();
      Object.assign(policies, initial);
      for (const fault of faults) core.faults.add(fault);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
  const control = createControl(emulator);
  return { emulator, core, control };
}

/** A vendor's server without a socket: for `emulator.fetch`. Throws a TypeError that names what is wrong in the options. */
export function createEmulator<V extends VendorName>(vendor: V, options: InProcessOptions<V> = {}): Emulator<V> {
  const { origin = `https://${vendor}.localhost`, ...rest } = options;
  if (!/^https?:\/\/[^/?#]+$/.test(origin))
    throw new TypeError(`origin: expected a scheme and a host, as in http://localhost:9001, got ${origin}`);
  return assemble(vendor, rest as CreateOptions<V>, () => origin).emulator;
}

function showSession({ id, account, node, openedAt, lastUsedAt, requests }: ServerSession): OpenSession {
  return { id, user: account.user, node, openedAt, lastUsedAt, requests };
}

function checkCredentials(server: VendorServer, given: object): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(given)) {
    if (!server.credentialNames.includes(name))
      throw new TypeError(`credentials: unknown member ${JSON.stringify(name)}. Known: ${server.credentialNames.join(", ")}`);
    if (typeof value !== "string" || value === "") throw new TypeError(`credentials.${name}: expected a string that is not empty`);
  }
  return given as Readonly<Record<string, string>>;
}

function isMeant(which: Which, session: OpenSession): boolean {
  if (typeof which === "function") return which(session);
  return typeof which === "string" ? session.id === which : session.user === which.user;
}
