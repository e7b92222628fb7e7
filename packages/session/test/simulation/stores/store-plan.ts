import type { Random } from "../clock/random.ts";

export type StoreMethod = "get" | "set" | "delete" | "exclusive";

/** What can become of one use of a store. */
export type StoreTrouble = "fails before" | "fails after" | "hangs before" | "hangs after" | "is slow";

/** What the clients of a run share. */
export interface StorePlan {
  /** A plain `Map`, one a process; or a store of all processes. */
  readonly kind: "map" | "shared";
  readonly hasExclusive: boolean;
  /** Whether it knows who uses its sessions, so that `sweep` can be used. */
  readonly hasOrphaned: boolean;
  /** Whether `exclusive` takes its options. A store need not. */
  readonly takesOptions: boolean;
  /** Milliseconds that a use takes, from and to. */
  readonly latency: readonly [number, number];
  /** Probability that something is wrong with one use, by method. */
  readonly trouble: Readonly<Record<StoreMethod, number>>;
  readonly troubles: Readonly<Record<StoreTrouble, number>>;
  /** Probability that a lock is lost while it is held. */
  readonly losesLock: number;
}

const noTrouble = { get: 0, set: 0, delete: 0, exclusive: 0 };
/** Of a store that is as it should be. */
export const whole: StorePlan = {
  kind: "shared",
  hasExclusive: true,
  hasOrphaned: true,
  takesOptions: true,
  latency: [0, 5],
  trouble: noTrouble,
  troubles: { "fails before": 1, "fails after": 1, "hangs before": 1, "hangs after": 1, "is slow": 1 },
  losesLock: 0,
};

/** True for a store on which one login for all can be built. */
export function isWhole(plan: StorePlan | undefined): boolean {
  return (
    !!plan && plan.kind === "shared" && plan.hasExclusive && plan.losesLock === 0 && Object.values(plan.trouble).every((one) => one === 0)
  );
}

export function drawStorePlan(random: Random): StorePlan | undefined {
  const kind = random.weighted({ none: 3, map: 1, whole: 4, "without exclusive": 1, failing: 2, hanging: 1, "losing locks": 1 });
  if (kind === "none") return undefined;
  const latency = random.pick([
    [0, 0],
    [0, 5],
    [1, 40],
  ] as const);
  const plan = { ...whole, latency, hasOrphaned: random.chance(0.8), takesOptions: random.chance(0.8) };
  if (kind === "map") return { ...plan, kind: "map", hasExclusive: false, hasOrphaned: false };
  if (kind === "without exclusive") return { ...plan, hasExclusive: false, hasOrphaned: false };
  if (kind === "losing locks") return { ...plan, losesLock: random.pick([0.1, 0.5]) };
  if (kind === "whole") return plan;
  const probability = random.pick([0.05, 0.3, 1]);
  const one = random.pick(["get", "set", "delete", "exclusive", "all"] as const);
  const trouble =
    one === "all"
      ? { get: probability, set: probability, delete: probability, exclusive: probability }
      : { ...noTrouble, [one]: probability };
  const troubles =
    kind === "failing"
      ? { "fails before": 2, "fails after": 1, "hangs before": 0, "hangs after": 0, "is slow": 1 }
      : { "fails before": 0, "fails after": 0, "hangs before": 2, "hangs after": 1, "is slow": 1 };
  return { ...plan, trouble, troubles };
}
