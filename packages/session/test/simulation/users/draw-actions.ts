import type { Random } from "../clock/random.ts";
import { type OperationName, operations } from "../server/operations.ts";
import type { Action } from "./actions.ts";
import type { ClientPlan } from "./client-plan.ts";

interface Stage {
  readonly span: number;
  readonly clients: readonly ClientPlan[];
  readonly processes: readonly string[];
  readonly accounts: readonly string[];
}

const plain = ["read", "readOther", "create", "change", "replace", "remove"] as const;
const denied = ["forbidden", "forbiddenOther", "forbiddenChange", "password"] as const;
const odd = (Object.keys(operations) as OperationName[]).filter((name) => ![...plain, ...denied].includes(name as never));

/** How probable it is that a run has a thing at all: most runs have few, so that what goes wrong can be seen. */
const scenes = {
  lapses: 0.5,
  denials: 0.35,
  oddities: 0.25,
  impatience: 0.3,
  words: 0.3,
  leaving: 0.3,
  rotations: 0.2,
  deaths: 0.2,
  "refused calls": 0.1,
  throttling: 0.1,
  clocks: 0.1,
  forgetting: 0.15,
} as const;

export function drawActions(random: Random, { span, clients, processes, accounts }: Stage): Action[] {
  const has = Object.fromEntries(Object.entries(scenes).map(([name, probability]) => [name, random.chance(probability)])) as Record<
    keyof typeof scenes,
    boolean
  >;
  const actions: Action[] = [];
  const some = (most: number, make: () => Action) => actions.push(...Array.from({ length: random.between(1, most) }, make));
  // Half of all things happen at a few moments, so that they meet.
  const moments = Array.from({ length: random.between(1, 4) }, () => random.between(0, span));
  const at = () => (random.chance(0.5) ? random.pick(moments) + random.pick([0, 0, 1, 10, 100]) : random.between(0, span));
  const client = () => random.pick(clients).name;
  const process = () => random.pick(processes);

  function operation(): OperationName {
    if (has.denials && random.chance(0.3)) return random.pick(denied);
    if (has.oddities && random.chance(0.4)) return random.pick(odd);
    return random.pick(plain);
  }
  const patience = () => (has.impatience && random.chance(0.5) ? random.pick([0, 1, 20, 100, 1_000, 10_000]) : undefined);
  const call = (): Action => ({ at: at(), what: "call", client: client(), operation: operation(), patience: patience() });

  some(16, call);
  if (random.chance(0.3)) actions.push(...drawPoller(random, span, client(), operation));
  if (has.denials && random.chance(0.3)) actions.push(...drawStubbornPoller(span, client()));
  if (has.impatience && random.chance(0.3)) actions.push(...drawImpatientPoller(random, span, client()));
  if (random.chance(0.2)) actions.push(...drawHerd(random, random.pick(moments), accounts, client, operation));
  if (has.lapses) some(4, () => ({ at: at(), what: "lapse", account: random.chance(0.5) ? random.pick(accounts) : undefined }));
  if (has.words) some(3, () => ({ at: at(), what: random.pick(["login", "logout"] as const), client: client() }));
  if (has.leaving) some(2, () => ({ at: at(), what: "dispose", client: client() }));
  if (has.rotations) {
    const delay = random.pick([0, 0, 100, span / 10]);
    some(2, () => ({ at: at(), what: "rotate", account: random.pick(accounts), delay, endsSessions: random.chance(0.5) }));
  }
  if (has.deaths) {
    const one = process();
    const death = at();
    actions.push({ at: death, what: "kill", process: one });
    if (random.chance(0.7)) actions.push({ at: death + random.pick([0, 100, span / 10]), what: "restart", process: one });
  }
  if (has["refused calls"]) some(1, () => ({ at: at(), what: "refuse calls", ms: random.pick([100, 2_000, span / 3]) }));
  if (has.throttling)
    some(1, () => ({ at: at(), what: "throttle logins", ms: random.pick([1_000, 30_000]), retryAfter: random.pick([1, 30]) }));
  if (has.clocks)
    some(2, () => ({ at: at(), what: "clock", process: process(), ms: random.pick([-86_400_000, -60_000, 5_000, 3_600_000, 86_400_000]) }));
  if (has.forgetting) some(2, () => ({ at: at(), what: "forget" }));
  return actions.toSorted((one, other) => one.at - other.at);
}

/** A client that is used at regular times, as long as the run is. */
function drawPoller(random: Random, span: number, client: string, operation: () => OperationName): Action[] {
  const count = random.between(5, 40);
  const [first, second] = [operation(), operation()];
  return Array.from({ length: count }, (_, index) => ({
    at: Math.floor((span * index) / count),
    what: "call" as const,
    client,
    operation: index % 2 === 0 ? first : second,
  }));
}

/** A lapse in the midst of many calls: some are refused late, with the session before the last. */
function drawHerd(random: Random, at: number, accounts: readonly string[], client: () => string, operation: () => OperationName): Action[] {
  const one = client();
  const wide = random.pick([0, 20, 500, 3_000]);
  const calls = Array.from({ length: random.between(3, 12) }, (): Action => ({
    at: at + random.between(0, wide),
    what: "call",
    client: random.chance(0.7) ? one : client(),
    operation: operation(),
  }));
  const account = random.chance(0.5) ? random.pick(accounts) : undefined;
  return [{ at, what: "call", client: one, operation: "read" }, { at: at + random.between(0, wide), what: "lapse", account }, ...calls];
}

/** One that goes on asking for what it is not allowed to. */
function drawStubbornPoller(span: number, client: string): Action[] {
  const count = 40;
  return Array.from({ length: count }, (_, index) => ({
    at: Math.floor((span * index) / count),
    what: "call" as const,
    client,
    operation: denied[index % denied.length] as OperationName,
  }));
}

/** One whose calls are given less time than a login may take. */
function drawImpatientPoller(random: Random, span: number, client: string): Action[] {
  const count = random.between(3, 20);
  const patience = random.pick([0, 5, 100]);
  return Array.from({ length: count }, (_, index) => ({
    at: Math.floor((span * index) / count),
    what: "call" as const,
    client,
    operation: "read",
    patience,
  }));
}
