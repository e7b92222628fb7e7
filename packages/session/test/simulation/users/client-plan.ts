import type { Random } from "../clock/random.ts";

/** A client, and how its user made it. */
export interface ClientPlan {
  readonly name: string;
  readonly process: string;
  readonly account: string;
  /** Given as a function, or as they are: then a rotation does not reach it. */
  readonly givesFunction: boolean;
  /** Milliseconds that the function for the credentials takes, from and to. */
  readonly credentialsLatency: readonly [number, number];
  /** Probability that the function never settles, or throws. */
  readonly credentialsTrouble: number;
  readonly loginTimeout: number | undefined;
  readonly logoutTimeout: number | undefined;
  readonly keepAlive: number | undefined;
}

export function drawClient(random: Random, name: string, process: string, accounts: readonly string[], span: number): ClientPlan {
  const givesFunction = random.chance(0.7);
  return {
    name,
    process,
    account: random.pick(accounts),
    givesFunction,
    credentialsLatency: random.pick([
      [0, 0],
      [0, 0],
      [0, 50],
      [500, 4_000],
    ] as const),
    credentialsTrouble: givesFunction && random.chance(0.1) ? 0.3 : 0,
    loginTimeout: random.pick([undefined, undefined, 2_000, 120_000]),
    logoutTimeout: random.pick([undefined, undefined, 500]),
    keepAlive: random.chance(0.05) ? Math.max(30_000, span / 20) : undefined,
  };
}
