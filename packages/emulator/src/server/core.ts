import type { Account } from "./account.ts";
import type { Answer } from "../http/answer.ts";
import { applyFault, isHandled } from "../faults/apply-fault.ts";
import type { AuditEvent, AuditKind } from "../records/audit.ts";
import { createClock } from "./clock.ts";
import { createCounters } from "../records/counters.ts";
import { createFaultScript, type FaultScript } from "../faults/fault-script.ts";
import { handleCall } from "./handle-call.ts";
import type { Incoming } from "../http/incoming.ts";
import { createInFlight, type InFlight } from "./in-flight.ts";
import type { Matchable } from "../http/match.ts";
import type { Policies } from "../policies/policies.ts";
import { createRandom } from "../support/random.ts";
import { createRecent, type Recent } from "../records/recent.ts";
import { createRequestLog, type OpenRecord, type RequestLog } from "../records/request-log.ts";
import { createRouter, type Found } from "../http/router.ts";
import { createSessionTable, type ServerSession } from "./session-table.ts";
import type { Handler, VendorServer } from "./vendor.ts";
import { wait } from "../support/wait.ts";
import { createWaiters, type Waiters } from "./waiters.ts";
import type { World } from "./world.ts";

/** One server's machinery. */
export interface Core {
  readonly vendor: VendorServer;
  readonly world: World;
  readonly faults: FaultScript;
  readonly log: RequestLog;
  readonly audit: Recent<AuditEvent>;
  readonly waiters: Waiters;
  readonly inFlight: InFlight;
  /** Every request passes here, whatever it came by. */
  handle(incoming: Incoming): Promise<Answer>;
  /** Aborts when the emulator closes: everything that waits stops waiting. */
  readonly closing: AbortSignal;
  close(): void;
  /** Forgets sessions, counts, records and faults. Policies and credentials are the caller's. */
  forget(): void;
}

/** Puts a vendor, its accounts and its policies together. The policies object is read at every request. */
export function createCore(
  vendor: VendorServer,
  accounts: Account[],
  policies: Policies,
  { seed, history }: { seed: number; history: number },
): Core {
  const clock = createClock();
  let draw = createRandom(seed);
  const random = (): number => draw();
  const counters = createCounters();
  const audit = createRecent<AuditEvent>(history);
  const log = createRequestLog(history);
  const faults = createFaultScript(random);
  const closing = new AbortController();
  const waiters = createWaiters(closing.signal);
  const find = createRouter(vendor.routes, (version) => vendor.hasVersion(version));
  let lastEvent = 0;
  /** Requests that the present node has answered, while nodes alternate. */
  let turns = 0;

  function note(
    event: AuditKind,
    about: { account?: Account | undefined; session?: ServerSession | undefined; detail?: string } = {},
  ): void {
    const { account, session, detail } = about;
    audit.push({
      id: ++lastEvent,
      at: clock.now(),
      event,
      ...(account && { user: account.user }),
      ...(session && { session: session.id }),
      ...(detail !== undefined && { detail }),
    });
  }

  const sessions = createSessionTable(policies, clock, (session, reason) => {
    const { account } = session;
    if (reason === "logout") {
      counters.logouts += 1;
      note("logout", { account, session });
    } else {
      counters.ended += 1;
      account.lapsed += 1;
      note("session ended", { account, session, detail: reason });
    }
  });
  const world: World = { policies, clock, sessions, accounts, counters, note };

  function latencyOf(request: Matchable): number {
    const { latency } = policies;
    if (typeof latency === "number") return latency;
    if (typeof latency === "function") return latency(request);
    return latency[0] + random() * (latency[1] - latency[0]);
  }

  function alternate(): void {
    if (policies.alternateNodes === 0) return;
    if (turns >= policies.alternateNodes) {
      policies.node = policies.node === "a" ? "b" : "a";
      turns = 0;
    }
    turns += 1;
  }

  async function handle(incoming: Incoming): Promise<Answer> {
    const found = find(incoming.method, incoming.path);
    const operation = found.kind === "route" ? found.operation : "unknown";
    const request: Matchable = { method: incoming.method, path: incoming.path, operation };
    alternate();
    counters.requests += 1;
    counters.byOperation[operation] = (counters.byOperation[operation] ?? 0) + 1;
    const record = log.begin(incoming, operation, policies.node, clock.now());
    waiters.arrived(request);

    let answer: Answer;
    try {
      answer = await respond(found, incoming, request, record);
    } catch (error) {
      // A function given as delay or latency failed. The client still gets an answer.
      answer = vendor.error(incoming, 500, error instanceof Error ? error.message : "the emulator failed", world);
    }
    if (answer.delivery === "reset" || answer.delivery === "hang" || answer.raw !== undefined) {
      record.status = 0;
      counters.dropped += 1;
    } else {
      record.status = answer.status;
      counters.byStatus[answer.status] = (counters.byStatus[answer.status] ?? 0) + 1;
    }
    return answer;
  }

  async function respond(found: Found<Handler>, incoming: Incoming, request: Matchable, record: OpenRecord): Promise<Answer> {
    const hit = faults.pick(request);
    if (hit !== undefined) {
      counters.faults += 1;
      record.fault = hit.id;
      note("fault", { detail: `${hit.fault.action?.type ?? "delay"} on ${request.operation}` });
      await pause(hit.fault.delay);
    }
    const action = hit?.fault.action;
    let answer: Answer = { status: 0, headers: [], body: "" };
    if (isHandled(action)) {
      const handled = handleCall(found, incoming, vendor, world);
      answer = handled.answer;
      record.session = handled.session?.id;
    }
    if (action !== undefined) answer = applyFault(action, answer, closing.signal);
    if (hit !== undefined) await pause(hit.fault.answerDelay);
    const latency = latencyOf(request);
    if (latency > 0) await wait(latency, closing.signal);
    return answer;
  }

  function pause(delay: number | (() => PromiseLike<unknown>) | undefined): Promise<unknown> | undefined {
    if (delay === undefined) return undefined;
    return typeof delay === "function" ? Promise.resolve(delay()) : wait(delay, closing.signal);
  }

  return {
    vendor,
    world,
    faults,
    log,
    audit,
    waiters,
    handle,
    inFlight: createInFlight(),
    closing: closing.signal,
    close: () => closing.abort(),
    forget() {
      sessions.clear();
      turns = 0;
      for (const account of accounts) Object.assign(account, { failures: 0, lockedUntil: 0, lapsed: 0 });
      Object.assign(counters, createCounters());
      audit.clear();
      log.clear();
      faults.clear();
      clock.reset();
      draw = createRandom(seed);
      vendor.reset();
    },
  };
}
