import { storeError } from "../support/store-error.ts";

/** A connected client of the package `redis`, or of `ioredis`. */
export type RedisClient =
  | { readonly isOpen: boolean; readonly isReady: boolean; sendCommand(args: readonly string[]): Promise<unknown> }
  | {
      readonly status: string;
      readonly options?: { readonly keyPrefix?: string | undefined };
      call(command: string, ...args: string[]): Promise<unknown>;
    };

/** Sends one command. `late` is called with a reply that came after the time was up. */
export type Send = (args: readonly [string, ...string[]], late?: (reply: unknown) => void) => Promise<unknown>;

/**
 * Sends commands within `timeout` milliseconds, the wait for a connection included. Rejects with `store_unavailable`. While
 * there is no connection nothing is given to the client: it would queue a command, and send it when it is not wanted any more.
 */
export function createSend(client: RedisClient, timeout: number): Send {
  return async (args, late = () => undefined) => {
    const deadline = performance.now() + timeout;
    while (!isReady(client)) {
      if (isClosed(client)) throw unavailable("the client was closed");
      if (performance.now() >= deadline) throw unavailable(`no connection within ${timeout} ms`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const reply = "call" in client ? client.call(...args) : client.sendCommand(args);
    return within(reply, deadline - performance.now(), timeout, late);
  };
}

/** What the client itself puts before the names of keys (ioredis), though not into the pattern and the result of SCAN. */
export function keyPrefixOf(client: RedisClient): string {
  return "call" in client ? (client.options?.keyPrefix ?? "") : "";
}

function isReady(client: RedisClient): boolean {
  return "call" in client ? client.status === "ready" : client.isReady;
}

export function isClosed(client: RedisClient): boolean {
  return "call" in client ? client.status === "end" : !client.isOpen;
}

async function within(reply: Promise<unknown>, left: number, timeout: number, late: (reply: unknown) => void): Promise<unknown> {
  let isLate = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const overdue = new Promise<never>((_, reject) => {
    const giveUp = () => {
      isLate = true;
      reject(unavailable(`no answer within ${timeout} ms`));
    };
    // After one more turn of the event loop: when this process stood still, the answer may have arrived long ago.
    timer = setTimeout(() => setImmediate(giveUp), Math.max(left, 1));
  });
  const answered = reply.catch((error: unknown) => {
    // Only the message: ioredis attaches the command with all its arguments to its errors.
    throw unavailable(error instanceof Error ? error.message : String(error));
  });
  answered.then(
    (value) => isLate && late(value),
    () => undefined,
  );
  try {
    return await Promise.race([answered, overdue]);
  } finally {
    clearTimeout(timer);
  }
}

function unavailable(why: string): Error {
  return storeError("redis store", "store_unavailable", `Redis cannot be used: ${why}`);
}
