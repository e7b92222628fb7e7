import { applyFault, isHandled } from "../faults/apply-fault.ts";
import { createFaultScript, type FaultScript } from "../faults/fault-script.ts";
import type { Answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import type { Matchable } from "../http/match.ts";
import { createRouter, type Found } from "../http/router.ts";
import type { SharedPolicies } from "../policies/shared-policies.ts";
import type { AuditEvent } from "../records/audit.ts";
import { createRequestLog, type PendingRecord, type RequestLog } from "../records/request-log.ts";
import { createRingBuffer, type RingBuffer } from "../records/ring-buffer.ts";
import { createRandom } from "../support/random.ts";
import { wait } from "../support/wait.ts";
import type { Account } from "../model/account.ts";
import { handleCall } from "./handle-call.ts";
import type { Handler } from "../model/handler.ts";
import { createInFlight, type InFlight } from "./in-flight.ts";
import { loginPageRoute } from "./login-page.ts";
import { createNodes } from "./nodes.ts";
import { refuse } from "./refuse.ts";
import type { Server } from "../model/server.ts";
import { createServerState } from "../model/server-state.ts";
import type { VendorServer } from "../model/vendor-server.ts";
import { createWaiters, type Waiters } from "./waiters.ts";

/** One server's machinery. */
export interface Core {
  readonly server: Server;
  readonly faults: FaultScript;
  readonly log: RequestLog;
  readonly audit: RingBuffer<AuditEvent>;
  readonly waiters: Waiters;
  readonly inFlight: InFlight;
  /** Handles every request to the emulated API, from a socket or in process. */
  handle(incoming: Incoming): Promise<Answer>;
  /** Aborts when the emulator closes: everything that waits stops waiting. */
  readonly closing: AbortSignal;
  close(): void;
  /** Forgets sessions, counts, records and faults. Policies and credentials are the caller's. */
  reset(): void;
}

/** What everything random is drawn from, and how many requests and events are kept. */
interface CoreOptions {
  readonly seed: number;
  readonly history: number;
}

/** Puts a vendor, its accounts and its policies together. The policies object is read at every request. */
export function createCore(vendor: VendorServer, accounts: Account[], policies: SharedPolicies, { seed, history }: CoreOptions): Core {
  let draw = createRandom(seed);
  const random = (): number => draw();
  const audit = createRingBuffer<AuditEvent>(history);
  const server: Server = { ...createServerState(accounts, policies, audit), vendor };
  const { counters, clock } = server;
  const log = createRequestLog(history, vendor);
  const faults = createFaultScript(random);
  const closing = new AbortController();
  const waiters = createWaiters(closing.signal);
  const nodes = createNodes(policies);
  // A route replaces an earlier one of the same path and method, so the vendor's own routes come last.
  const find = createRouter<Handler>([loginPageRoute, ...vendor.routes], vendor.isSegment);

  async function handle(incoming: Incoming): Promise<Answer> {
    const found = find(incoming.method, incoming.path);
    const operation = found.kind === "route" ? found.operation : "unknown";
    const request: Matchable = { method: incoming.method, path: incoming.path, operation };
    nodes.takeTurn();
    counters.requests += 1;
    counters.byOperation[operation] = (counters.byOperation[operation] ?? 0) + 1;
    const record = log.begin(incoming, operation, policies.node, clock.now());
    waiters.arrived(request);

    let answer: Answer;
    try {
      answer = await respond(found, incoming, request, record);
    } catch (error) {
      // A function given as delay or latency failed. The client still gets an answer.
      answer = refuse(incoming, 500, error instanceof Error ? error.message : "the emulator failed", server);
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

  async function respond(found: Found<Handler>, incoming: Incoming, request: Matchable, record: PendingRecord): Promise<Answer> {
    const hit = faults.pick(request);
    if (hit !== undefined) {
      counters.faults += 1;
      record.fault = hit.id;
      server.note("fault", { detail: `${hit.fault.action?.type ?? "delay"} on ${request.operation}` });
      await pause(hit.fault.delay);
    }
    const action = hit?.fault.action;
    let answer: Answer = { status: 0, headers: [], body: "" };
    if (isHandled(action)) {
      const handled = handleCall(found, incoming, server);
      answer = handled.answer;
      record.session = handled.session?.id;
    }
    if (action !== undefined) answer = applyFault(action, answer, closing.signal);
    if (hit !== undefined) await pause(hit.fault.answerDelay);
    const latencyMs = latencyOf(request);
    if (latencyMs > 0) await wait(latencyMs, closing.signal);
    return answer;
  }

  function latencyOf(request: Matchable): number {
    const { latency } = policies;
    if (typeof latency === "number") return latency;
    if (typeof latency === "function") return latency(request);
    return latency[0] + random() * (latency[1] - latency[0]);
  }

  function pause(delay: number | (() => PromiseLike<unknown>) | undefined): Promise<unknown> | undefined {
    if (delay === undefined) return undefined;
    return typeof delay === "function" ? Promise.resolve(delay()) : wait(delay, closing.signal);
  }

  return {
    server,
    faults,
    log,
    audit,
    waiters,
    handle,
    inFlight: createInFlight(),
    closing: closing.signal,
    close: () => closing.abort(),
    reset() {
      server.reset();
      nodes.reset();
      audit.clear();
      log.clear();
      faults.clear();
      draw = createRandom(seed);
      vendor.reset();
    },
  };
}
