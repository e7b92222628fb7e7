import type { Scheduler } from "../clock/scheduler.ts";
import type { CallRecord, History, LeavingRecord } from "../model/history.ts";
import type { Trace } from "../model/trace.ts";
import { type OperationName, operationOf } from "../server/operations.ts";
import { secretShownBy, secretShownByError } from "./leaks.ts";
import type { Facade, UserClient } from "./user-client.ts";

/** Uses clients, and writes down what comes out. */
export interface User {
  call(client: UserClient, operation: OperationName, patience?: number): void;
  login(client: UserClient): void;
  logout(client: UserClient): void;
  dispose(client: UserClient): void;
  sweep(process: string, sweep: () => Promise<unknown>): void;
}

interface Parts {
  readonly scheduler: Scheduler;
  readonly history: History;
  readonly trace: Trace;
  /** Before the path of a call. */
  readonly prefix: string;
  /** Whether the server lets somebody log in with a credential. */
  readonly isWelcome: (credential: string) => boolean;
}

export function createUser({ scheduler, history, trace, prefix, isWelcome }: Parts): User {
  const begun = ({ name, process }: Pick<UserClient, "name" | "process">) => ({ client: name, process, startedAt: scheduler.now() });

  function look(where: string, shown: string | undefined): void {
    if (shown) history.leaks.push({ at: scheduler.now(), where, shown });
  }

  /** Waits for what was asked, and notes when and how it ended. */
  async function follow<T>(
    record: CallRecord | LeavingRecord,
    label: string,
    asked: Promise<T>,
    note: (result: T) => string,
  ): Promise<void> {
    try {
      const result = await asked;
      record.settledAt = scheduler.now();
      record.lastExchange = history.exchanges.length;
      trace(record.process, record.client, `${label} gives ${note(result)}`);
    } catch (error) {
      record.settledAt = scheduler.now();
      record.error = error;
      trace(record.process, record.client, `${label} rejects: ${String(error)}`);
      look(`what ${label} of ${record.client} rejects with`, await secretShownByError(error));
    }
  }

  function leave(kind: LeavingRecord["kind"], client: Pick<UserClient, "name" | "process">, ask: () => PromiseLike<unknown>): void {
    const record: LeavingRecord = { kind, ...begun(client) };
    history.leavings.push(record);
    void follow(record, `${kind}()`, (async () => ask())(), (result) => {
      look(`what ${kind}() of ${client.name} gives`, secretShownBy(result));
      if (typeof result === "string") record.outcome = result;
      return typeof result === "string" ? result : "its result";
    });
  }

  /** Some use the typed client; what its types do not know goes through it as well. */
  function send(facade: Facade, isTyped: boolean, path: string, init: RequestInit): Promise<{ readonly status: number }> {
    if (!isTyped) return facade.fetch(path, init);
    const methods = facade as unknown as Record<string, (path: string, init: object) => Promise<{ readonly status: number }>>;
    return (methods[init.method ?? "GET"] as (typeof methods)["GET"] & {})(`/${path}`, {
      ...init,
      ...(init.body && { body: { name: "x" } }),
    });
  }

  return {
    call(client, name, patience) {
      const { method, path, hasEffect } = operationOf(name);
      const id = history.calls.length + 1;
      const abortsAt = patience === undefined ? undefined : scheduler.now() + patience;
      const isTyped = id % 3 === 0;
      const record: CallRecord = { kind: "call", ...begun(client), id, isTyped, operation: name, abortsAt, attempts: [], effects: 0 };
      history.calls.push(record);
      const controller = new AbortController();
      const abort = () => controller.abort(new DOMException("the caller has gone", "AbortError"));
      if (patience === 0) abort();
      else if (patience !== undefined) scheduler.schedule(patience, abort, client.process);
      const init: RequestInit = { method, headers: { "x-sim-call": String(id) } };
      if (hasEffect) init.body = '{"name":"x"}';
      if (patience !== undefined) init.signal = controller.signal;
      void follow(record, `call ${id}`, send(client.facade, isTyped, prefix + path, init), ({ status }) => {
        record.couldLogIn = isWelcome(client.credential());
        record.status = status;
        return String(status);
      });
    },
    login(client) {
      history.words.push({ at: scheduler.now(), account: client.plan.account, client: client.name });
      leave("login", client, () => client.facade.login());
    },
    logout(client) {
      leave("logout", client, () => client.facade.logout());
    },
    sweep: (process, sweep) => leave("sweep", { name: "sweep", process }, sweep),
    dispose(client) {
      client.isDisposed = true;
      leave("dispose", client, () => client.facade[Symbol.asyncDispose]());
    },
  };
}
