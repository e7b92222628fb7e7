import { expect, it } from "vitest";
import { createRandom } from "../clock/random.ts";
import { createScheduler, type Scheduler } from "../clock/scheduler.ts";
import { createHistory, type Exchange } from "../model/history.ts";
import { noTrace } from "../model/trace.ts";
import { credentialOf } from "./accounts.ts";
import { dialects } from "./dialects.ts";
import { createServer } from "./server.ts";
import { drawServerPlan, type ServerPlan } from "./server-plan.ts";

const plain: ServerPlan = {
  ...drawServerPlan(createRandom("plain"), 60_000, "flashblade"),
  dead: 401,
  idle: 0,
  lifetime: 0,
  most: 0,
  isExclusive: false,
  replacesEach: 0,
  refusesLogouts: undefined,
  redirectsLogins: undefined,
};

/** A server with the plain behaviour but for `plan`, and short ways to ask it. */
function open(plan: Partial<ServerPlan> = {}) {
  const scheduler: Scheduler = createScheduler(createRandom("test"));
  const history = createHistory();
  const server = createServer({ ...plain, ...plan }, dialects.flashblade, { scheduler, history, trace: noTrace });
  const ask = (kind: Exchange["kind"], more: Partial<Exchange>) => {
    const call = undefined;
    const exchange: Exchange = {
      id: 1,
      client: "c1",
      process: "p1",
      kind,
      method: "GET",
      path: "things/1",
      call,
      sentAt: scheduler.now(),
      ...more,
    };
    const { status } = server.answer(exchange);
    return { status, exchange };
  };
  const logIn = (revision = 1) => ask("login", { credential: credentialOf("alice", revision), path: "/api/login" });
  const use = (session: Exchange["session"]) => ask("call", { session, token: session?.tokens.at(-1) ?? "" }).exchange.verdict;
  return { scheduler, history, server, ask, logIn, use };
}

it("does a call of an open session, and refuses one that was logged out", () => {
  const { ask, logIn, use, server } = open();
  const { session } = logIn().exchange;
  expect(use(session)).toBe("accepted");
  expect(ask("logout", { session }).exchange.verdict).toBe("ended");
  expect(ask("logout", { session }).exchange.verdict).toBe("dead");
  expect(use(session)).toBe("dead");
  expect(server.openSessions()).toEqual([]);
});

it("lets a session lapse at its time, and notes that time, whenever it is found out", async () => {
  const { scheduler, logIn, use } = open({ idle: 1_000, lifetime: 2_500 });
  const { session } = logIn().exchange;
  for (const at of [900, 1_800]) {
    await scheduler.runUntil(at);
    expect(use(session)).toBe("accepted");
  }
  await scheduler.runUntil(9_000);
  expect(use(session)).toBe("dead");
  expect(session?.endedAt).toBe(2_500);
});

it("locks an account after three failed logins in a row, not after two and a good one", async () => {
  const { scheduler, history, logIn } = open({ lockFor: 60_000 });
  expect([2, 2, 1, 2, 2].map((revision) => logIn(revision).exchange.verdict)).toEqual(["wrong", "wrong", "opened", "wrong", "wrong"]);
  expect(history.locks).toEqual([]);
  expect(logIn(2).exchange.verdict).toBe("wrong");
  expect(history.locks).toHaveLength(1);
  expect(logIn(1).exchange.verdict).toBe("locked");
  await scheduler.runUntil(60_000);
  expect(logIn(1).exchange.verdict).toBe("opened");
});

it("keeps to one session a user, and to a cap", () => {
  const one = open({ isExclusive: true });
  const [first, second] = [one.logIn().exchange.session, one.logIn().exchange.session];
  expect([one.use(first), one.use(second)]).toEqual(["dead", "accepted"]);
  const capped = open({ most: 2 });
  expect([1, 2, 3].map(() => capped.logIn().exchange.verdict)).toEqual(["opened", "opened", "full"]);
});

it("takes another credential from a rotation on, and only that one", () => {
  const { server, logIn } = open();
  server.accounts.rotate("alice", credentialOf("alice", 2));
  expect([logIn(1).exchange.verdict, logIn(2).exchange.verdict]).toEqual(["wrong", "opened"]);
});

it("counts the work of a call with effects, each time it is done", () => {
  const { ask, logIn } = open();
  const { session } = logIn().exchange;
  const call = {
    kind: "call",
    client: "c1",
    process: "p1",
    startedAt: 0,
    id: 1,
    operation: "create",
    isTyped: false,
    abortsAt: undefined,
    attempts: [],
    effects: 0,
  } as const;
  const record = { ...call, attempts: [] };
  for (let index = 0; index < 2; index += 1)
    ask("call", { session, token: session?.tokens[0] ?? "", call: record, method: "POST", path: "things" });
  expect(record.effects).toBe(2);
});
