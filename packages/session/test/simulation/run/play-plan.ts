import { type ClockErrors, installGlobals } from "../clock/globals.ts";
import { createRandom } from "../clock/random.ts";
import { createScheduler, RunawayError, world } from "../clock/scheduler.ts";
import { checkInvariants } from "../invariants/invariants.ts";
import { type CallRecord, createHistory, type History } from "../model/history.ts";
import { createTraceLines, noTrace } from "../model/trace.ts";
import { dialects } from "../server/dialects.ts";
import { createNetwork } from "../server/network.ts";
import { createServer } from "../server/server.ts";
import { createSharedStore } from "../stores/simulated-store.ts";
import { secretShownBy } from "../users/leaks.ts";
import type { Plan } from "../users/plan.ts";
import { createPopulation } from "../users/population.ts";
import { createUser } from "../users/user.ts";
import type { EngineCopy } from "./engines.ts";
import { finish } from "./finish.ts";
import type { Violation } from "./run.ts";

export interface Outcome {
  readonly violations: readonly Violation[];
  readonly steps: number;
  /** How often each status, or error code, came out of calls. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Of the whole run, for a person; empty when it was not asked for. */
  readonly trace: string;
}

/** Milliseconds after the last action in which everything must settle: longer than any limit of a client. */
const settling = 600_000;

/** Plays a plan from its beginning to the end of all clients, and says which invariants did not hold. */
export async function playPlan(plan: Plan, engines: readonly EngineCopy[], isTraced = false): Promise<Outcome> {
  const random = createRandom(`run ${plan.seed}`);
  const scheduler = createScheduler(random.fork("order"));
  const lines = createTraceLines(scheduler.now);
  const trace = isTraced ? lines.trace : noTrace;
  const history = createHistory();
  const clockErrors: ClockErrors = new Map();
  const dialect = dialects[plan.dialect];
  const server = createServer(plan.server, dialect, { scheduler, history, trace });
  const store =
    plan.store?.kind === "shared" ? createSharedStore({ plan: plan.store, scheduler, random: random.fork("store"), trace }) : undefined;
  const lookToLogin = 8 * (plan.store?.latency[1] ?? 0) + 2 * Math.max(...plan.clients.map((client) => client.credentialsLatency[1])) + 1;
  const network = createNetwork({
    plan: plan.network,
    dialect,
    server,
    scheduler,
    history,
    trace,
    random: random.fork("network"),
    callOf: (id): CallRecord | undefined => (id === null ? undefined : history.calls[Number(id) - 1]),
    // Who looked before it asked for its credentials does not know of what came back since.
    stored: () => population.storedSessions(lookToLogin),
    onForeign(request) {
      const shown = secretShownBy([request.url.href, [...request.headers], request.body]);
      if (shown) history.leaks.push({ at: scheduler.now(), where: `a request to ${request.url.origin}`, shown });
    },
  });
  const user = createUser({ scheduler, history, trace, prefix: dialect.prefix, isWelcome: server.accounts.isWelcome });
  const population = createPopulation({
    plan,
    engines,
    scheduler,
    random: random.fork("clients"),
    history,
    trace,
    server,
    network,
    store,
    user,
    clockErrors,
  });

  const restore = installGlobals(scheduler, random.fork("globals"), clockErrors);
  const onRejection = (reason: unknown) => void history.rejections.push(reason);
  process.on("unhandledRejection", onRejection);
  try {
    population.begin();
    for (const action of plan.actions) scheduler.schedule(action.at, () => population.act(action), world);
    const settledBy = plan.span + settling;
    await scheduler.runUntil(settledBy);
    const run = await finish({ plan, history, server, store, network, scheduler, population, user, trace, settledBy });
    return { violations: checkInvariants(run), steps: scheduler.taken(), outcomes: outcomesOf(history), trace: lines.lines() };
  } catch (error) {
    if (!(error instanceof RunawayError)) throw error;
    return {
      violations: [{ invariant: "I6", text: error.message }],
      steps: scheduler.taken(),
      outcomes: outcomesOf(history),
      trace: lines.lines(),
    };
  } finally {
    process.off("unhandledRejection", onRejection);
    restore();
  }
}

function outcomesOf({ calls }: History): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, error } of calls) {
    const outcome = status ?? (error as { code?: unknown } | undefined)?.code ?? (error === undefined ? "none" : String(error));
    counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1;
  }
  return counts;
}
