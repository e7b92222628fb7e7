import type { Fault } from "../faults/fault.ts";
import { checkPolicies } from "../policies/check-policies.ts";
import type { SharedPolicies } from "../policies/shared-policies.ts";
import type { Core } from "../server/core.ts";
import { rulesOf, type Vendor } from "../vendors/contract/vendor.ts";
import { checkCredentials } from "./check-credentials.ts";
import { curlLine } from "./curl-line.ts";
import type { Controls } from "./emulator.ts";
import { isSelected, showSession } from "./session-selector.ts";

/** What the controls are made from. */
interface Given {
  readonly vendor: Vendor;
  readonly core: Core;
  /** The object that the server reads at every request. */
  readonly policies: SharedPolicies;
  /** Faults to begin with, and to go back to. */
  readonly faults: readonly Fault[];
  /** Asked whenever it is shown: a listener knows its own only once it listens. */
  readonly origin: () => string;
}

/** What a program observes the server with, and changes its behaviour with. */
export function createControls({ vendor, core, policies, faults, origin }: Given): Controls {
  const { server } = core;
  const { vendor: vendorServer } = server;
  const initial = { ...policies };
  for (const fault of faults) core.faults.add(fault);

  const first = server.accounts[0]!;
  const close = async (): Promise<void> => core.close();
  return {
    vendor: vendor.name,
    get origin() {
      return origin();
    },
    get baseUrl() {
      return origin() + vendorServer.basePath;
    },
    get credentials() {
      return first.credentials;
    },
    get curl() {
      return curlLine(origin() + vendorServer.basePath, vendor.loginRequest(first.credentials));
    },
    get otherCredentials() {
      return first.others ?? [];
    },
    get accounts() {
      return server.accounts.map(({ user, credentials }) => ({ user, credentials }));
    },
    get sessions() {
      return server.sessions.list().map(showSession);
    },
    get counters() {
      server.sessions.list(); // sessions that lapsed since the last request are counted as ended
      return structuredClone(server.counters);
    },
    get audit() {
      server.sessions.list();
      return core.audit.list();
    },
    get requests() {
      return core.log.list();
    },
    policies,
    clock: server.clock,
    get faults() {
      return core.faults.list();
    },
    set(changes) {
      checkPolicies(rulesOf(vendor), changes);
      Object.assign(policies, changes);
    },
    expire(selector) {
      const ended = server.sessions.list().filter((session) => isSelected(selector, showSession(session)));
      for (const session of ended) server.sessions.end(session, "expired on request");
      return ended.length;
    },
    fault: (fault) => core.faults.add(fault),
    clearFaults: () => core.faults.clear(),
    replaceCredentials(changes = {}) {
      // The user keeps its name, and gets other secrets.
      const names = Object.entries(first.credentials).filter(([member]) => vendor.credentials[member as never] === "name");
      const given = { ...Object.fromEntries(names), ...checkCredentials(vendor, changes) };
      const { credentials, others } = vendorServer.makeAccount(0, given);
      Object.assign(first, { credentials, others });
      server.note("API token obtained", { account: first });
      return first.credentials;
    },
    waitFor: (match, { count = 1, timeout = 10_000 } = {}) => core.waiters.until(match, count, timeout),
    idle: () => core.inFlight.idle(),
    reset() {
      core.reset();
      Object.assign(policies, initial);
      for (const fault of faults) core.faults.add(fault);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
