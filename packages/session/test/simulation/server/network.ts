import type { Random } from "../clock/random.ts";
import { type Scheduler, world } from "../clock/scheduler.ts";
import type { CallRecord, Exchange, History, ServerSession } from "../model/history.ts";
import type { Trace } from "../model/trace.ts";
import type { Dialect, WireAnswer, WireRequest } from "./dialects.ts";
import type { Fate, NetworkPlan } from "./network-plan.ts";
import { proxyAnswer } from "./proxy-answers.ts";
import { describeAnswer, describeRequest } from "./describe.ts";
import type { SimulatedServer } from "./server.ts";
import { failedFetch, toResponse, toWire } from "./wire.ts";

/** Carries requests to the server and answers back, or not. */
export interface Network {
  /** The `fetch` of one client. */
  fetchOf(client: string, process: string): typeof fetch;
  /** Whatever was planned: from now on nothing goes wrong. */
  calmDown(): void;
}

interface Parts {
  readonly plan: NetworkPlan;
  readonly dialect: Dialect;
  readonly server: SimulatedServer;
  readonly scheduler: Scheduler;
  readonly history: History;
  readonly trace: Trace;
  readonly random: Random;
  readonly callOf: (id: string | null) => CallRecord | undefined;
  /** The sessions that are in the store now. */
  readonly stored: () => readonly ServerSession[];
  /** Shown everything that goes to another origin. */
  readonly onForeign: (request: WireRequest) => void;
}

export function createNetwork(parts: Parts): Network {
  const { plan, dialect, server, scheduler, history, trace, random } = parts;
  const { origin } = new URL(dialect.baseUrl);
  let isCalm = false;

  function fateOf(kind: Exchange["kind"]): Fate {
    if (isCalm || kind === "foreign" || !random.chance(plan.trouble[kind])) return "fine";
    return Object.values(plan.fates).some((weight) => weight > 0) ? random.weighted(plan.fates) : "fine";
  }

  function note(request: WireRequest, client: string, process: string): Exchange {
    const { method, url } = request;
    const call = parts.callOf(request.headers.get("x-sim-call"));
    const common = { id: history.exchanges.length + 1, client, process, method, call, sentAt: scheduler.now() };
    if (url.origin !== origin) {
      parts.onForeign(request);
      return { ...common, kind: "foreign", path: url.href };
    }
    const understood = dialect.read(request);
    if (understood.kind === "login") {
      return { ...common, kind: "login", path: url.pathname, credential: understood.credential, storedThen: parts.stored() };
    }
    const { kind, token, path } = understood;
    return { ...common, kind, path, token, session: server.sessionOf(token) };
  }

  function send(request: WireRequest, client: string, process: string, signal: AbortSignal | null | undefined): Promise<Response> {
    const exchange = note(request, client, process);
    history.exchanges.push(exchange);
    exchange.call?.attempts.push(exchange);
    const fate = fateOf(exchange.kind);
    if (fate === "endless") exchange.isEndless = true;
    const latency = () => random.between(plan.latency[0], plan.latency[1]);
    trace(process, client, `#${exchange.id} ${describeRequest(exchange)}${fate === "fine" ? "" : ` (${fate})`}`);

    return new Promise((resolve, reject) => {
      function settle(how: NonNullable<Exchange["settled"]>, act: () => void): void {
        if (exchange.settled) return;
        exchange.settled = how;
        exchange.settledAt = scheduler.now();
        exchange.settledBefore = history.exchanges.length;
        signal?.removeEventListener("abort", abort);
        act();
      }
      function abort(): void {
        trace(process, client, `#${exchange.id} aborted`);
        settle("aborted", () => reject(signal?.reason as Error));
      }
      function fail(code: string): void {
        trace(process, client, `#${exchange.id} fails: ${code}`);
        settle("failed", () => reject(failedFetch(code)));
      }
      function arrive(answer: WireAnswer): void {
        settle("answered", () => {
          trace(process, client, `#${exchange.id} ${describeAnswer(exchange, answer)}`);
          exchange.status = answer.status;
          exchange.isPage = answer.headers?.some(([, value]) => value === "text/html") === true;
          if (exchange.verdict === "opened" && exchange.session && !exchange.isLost) exchange.session.deliveredAt ??= scheduler.now();
          resolve(toResponse(answer, fate === "endless" ? (signal ?? null) : undefined));
        });
      }
      /** At the server. Whoever sent it may be gone by now; the request is there all the same. */
      function work(): void {
        exchange.arrivedAt = scheduler.now();
        if (exchange.kind === "foreign") exchange.verdict = "foreign";
        let answer: WireAnswer = exchange.kind === "foreign" ? { status: 200, body: "{}" } : server.answer(exchange);
        trace(world, "server", `#${exchange.id} ${exchange.verdict}${exchange.session ? ` ${exchange.session.name}` : ""}`);
        if (fate === "never heard after") return;
        if (fate === "proxy after") {
          answer = proxyAnswer(random, exchange.kind === "login", true);
          exchange.isLost = true;
        }
        if (fate === "lost after") scheduler.schedule(latency(), () => fail("ECONNRESET"), process);
        else scheduler.schedule(latency(), () => arrive(answer), process);
      }

      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort, { once: true });
      if (fate === "refused connection") scheduler.schedule(latency(), () => fail("ECONNREFUSED"));
      else if (fate === "lost before") scheduler.schedule(latency(), () => fail("ECONNRESET"));
      else if (fate === "proxy before") {
        exchange.verdict = "proxy";
        scheduler.schedule(latency(), () => arrive(proxyAnswer(random, exchange.kind === "login", false)));
      } else if (fate !== "never heard before") scheduler.schedule(latency(), work, world);
    });
  }

  return {
    fetchOf: (client, process) => async (input, init) => {
      const { request, redirect } = toWire(input, init);
      const answer = await send(request, client, process, init?.signal);
      const location = answer.headers.get("location");
      if (redirect === "manual" || !location || answer.status < 301 || answer.status > 308) return answer;
      // What a fetch does that nobody told not to: it goes where the answer points, with all that it carries.
      return send({ ...request, url: new URL(location, request.url) }, client, process, init?.signal);
    },
    calmDown: () => void (isCalm = true),
  };
}
