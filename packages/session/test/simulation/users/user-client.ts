import type { SessionClient, SessionStore } from "../../../src/index.ts";
import type { Random } from "../clock/random.ts";
import type { Scheduler } from "../clock/scheduler.ts";
import type { History } from "../model/history.ts";
import type { Trace } from "../model/trace.ts";
import type { EngineCopy } from "../run/engines.ts";
import type { Dialect, DialectName } from "../server/dialects.ts";
import type { Network } from "../server/network.ts";
import { secretShownBy } from "./leaks.ts";
import type { ClientPlan } from "./client-plan.ts";

/** What users do with a client. */
export type Facade = Pick<SessionClient<{}>, "fetch" | "login" | "logout" | typeof Symbol.asyncDispose>;

/** A client in a process, as its user holds it. */
export interface UserClient {
  readonly name: string;
  readonly process: string;
  readonly plan: ClientPlan;
  readonly facade: Facade;
  /** What it would log in with now. */
  readonly credential: () => string;
  isDisposed: boolean;
}

export interface Surroundings {
  readonly engine: EngineCopy;
  readonly dialectName: DialectName;
  readonly dialect: Dialect;
  readonly network: Network;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly history: History;
  readonly trace: Trace;
  readonly store: SessionStore | undefined;
  /** The credential of an account, as its users know it now. */
  readonly credentialOf: (account: string) => string;
}

export function createUserClient(plan: ClientPlan, name: string, process: string, around: Surroundings): UserClient {
  const { engine, dialect, network, scheduler, random, history, trace, store } = around;
  const { account } = plan;

  function provide(): Promise<Readonly<Record<string, string>>> {
    return new Promise((resolve, reject) => {
      const isTroubled = random.chance(plan.credentialsTrouble);
      if (isTroubled && random.chance(0.5)) return trace(process, name, "is never given its credentials");
      const act = () =>
        isTroubled ? reject(new Error("no credentials today")) : resolve(dialect.credentialsOf(around.credentialOf(account)));
      scheduler.schedule(random.between(...plan.credentialsLatency), act, process);
    });
  }

  const { loginTimeout, logoutTimeout, keepAlive } = plan;
  const atFirst = around.credentialOf(account);
  const options = {
    baseUrl: dialect.baseUrl,
    credentials: plan.givesFunction ? provide : dialect.credentialsOf(atFirst),
    fetch: network.fetchOf(name, process),
    loginTimeout,
    logoutTimeout,
    ...(keepAlive && { keepAlive: { every: keepAlive, operation: `${dialect.prefix}things/2` } }),
    ...(store ? { store, account } : {}),
    onEvent(event: { readonly type: string }) {
      trace(process, name, `event ${event.type}`);
      const shown = secretShownBy(event);
      if (shown) history.leaks.push({ at: scheduler.now(), where: `the event ${event.type} of ${name}`, shown });
    },
  };
  const facade: Facade = engine[around.dialectName](options as never);
  return {
    name,
    process,
    plan,
    facade,
    credential: () => (plan.givesFunction ? around.credentialOf(account) : atFirst),
    isDisposed: false,
  };
}
