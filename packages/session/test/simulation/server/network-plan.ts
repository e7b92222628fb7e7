import type { Random } from "../clock/random.ts";

/** What can become of a request on its way. */
export type Fate =
  | "fine"
  /** No connection: nothing was sent. */
  | "refused connection"
  | "lost before"
  | "lost after"
  | "never heard before"
  | "never heard after"
  | "proxy before"
  | "proxy after"
  /** The head of the answer comes, its body never ends. */
  | "endless";

/** How the network of a run behaves. */
export interface NetworkPlan {
  /** Milliseconds of one way, from and to. */
  readonly latency: readonly [number, number];
  /** Probability that something happens to a request of that kind. */
  readonly trouble: Readonly<Record<"login" | "logout" | "call", number>>;
  readonly fates: Readonly<Record<Exclude<Fate, "fine">, number>>;
}

const latencies = [
  [0, 0],
  [0, 3],
  [5, 60],
  [20, 400],
  [0, 2_000],
] as const;

export function drawNetworkPlan(random: Random): NetworkPlan {
  const isCalm = random.chance(0.5);
  const trouble = () => (isCalm || random.chance(0.4) ? 0 : random.pick([0.05, 0.2, 0.6]));
  const weight = () => (random.chance(0.5) ? random.between(1, 4) : 0);
  return {
    latency: random.pick(latencies),
    trouble: { login: trouble(), logout: trouble(), call: trouble() },
    fates: {
      "refused connection": weight(),
      "lost before": weight(),
      "lost after": weight(),
      "never heard before": weight(),
      "never heard after": weight(),
      "proxy before": weight(),
      "proxy after": weight(),
      endless: weight() / 2,
    },
  };
}

/** A way without trouble, as after all plans are done. */
export const calm: NetworkPlan["trouble"] = { login: 0, logout: 0, call: 0 };
