import { constants } from "node:os";
import { type RecordedRequest, recordRequests } from "../fetch/exit-recorder.ts";
import { invalidValue } from "../options/invalid-value.ts";
import { onDisposed } from "./on-disposed.ts";
import { sendAtExit } from "./send-at-exit.ts";

export interface CloseOnExitOptions {
  /** Milliseconds that closing may take before the process ends all the same. Default 5,000. */
  readonly timeout?: number;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** On our listeners: whether they are closing. A global symbol, so that two copies of this package see each other. */
const busy = Symbol.for("vendor-auth.closeOnExit");
type OurListener = ((signal: NodeJS.Signals) => void) & { [busy]: boolean };

/**
 * Disposes of clients when the process ends, so that no session stays open on the server:
 *
 * | end | what happens |
 * |---|---|
 * | SIGINT, SIGTERM, SIGHUP | the clients are disposed of, then the process ends by the same signal; with other listeners for it, they end the process |
 * | the same again meanwhile | the process ends at once |
 * | nothing left to do (`beforeExit`) | the clients are disposed of, then the process ends |
 * | `process.exit()`, an uncaught error | a worker thread sends the logouts while the process waits; logins under way are not waited for |
 * | SIGKILL, `process.abort()`, a crash | nothing can be done; sessions lapse |
 *
 * The worker needs clients that log out with the built-in `fetch` or a `nodeFetch`, and for a `nodeFetch` a program that is not
 * bundled: it imports this package's file. Otherwise dispose of them before `process.exit()`.
 *
 * Returns a function that undoes it, which is a `Disposable` too. It undoes itself when all clients are disposed of, with one
 * exception: `await using client = …` reads the client's dispose method at that line, so that a later `closeOnExit(client)` does
 * not notice the disposal; write `using stop = closeOnExit(client)` there.
 */
export function closeOnExit(
  clients: AsyncDisposable | readonly AsyncDisposable[],
  { timeout = 5_000 }: CloseOnExitOptions = {},
): (() => void) & Disposable {
  if (!(timeout > 0)) throw invalidValue("closeOnExit", "timeout", "a number of milliseconds above 0", timeout);
  const open = new Map([clients].flat().map((client: AsyncDisposable) => [client, onDisposed(client, () => forget(client))] as const));
  let requests: ReadonlySet<RecordedRequest> = new Set();

  function forget(client: AsyncDisposable): void {
    open.get(client)?.();
    open.delete(client);
    // While closing, the listeners stay until it is decided how the process ends.
    if (open.size === 0 && !onSignal[busy]) stop();
  }

  function stop(): void {
    for (const signal of signals) process.off(signal, onSignal);
    process.off("beforeExit", onBeforeExit).off("exit", onExit);
    for (const release of open.values()) release();
    open.clear();
  }

  /** Begins to dispose of the clients. Keeps the requests that this makes, in case the process exits before the answers. */
  function dispose(isSending: boolean): Promise<unknown> {
    let disposed: Promise<unknown> = Promise.resolve();
    const act = () => (disposed = Promise.allSettled([...open.keys()].map(async (client) => client[Symbol.asyncDispose]())));
    requests = recordRequests(act, { isSending });
    return disposed;
  }

  /** Resolves to false when time was up first. */
  async function close(): Promise<boolean> {
    onSignal[busy] = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Not unref'd: otherwise the process could end by itself during a disposal that nothing else keeps alive.
    const late = new Promise<false>((resolve) => (timer = setTimeout(resolve, timeout, false)));
    const isInTime = await Promise.race([dispose(true).then(() => true), late]);
    clearTimeout(timer);
    stop();
    return isInTime;
  }

  const onSignal: OurListener = Object.assign(
    (signal: NodeJS.Signals) => {
      const isOthers = process.listeners(signal).some((listener) => !(busy in listener));
      if (onSignal[busy]) {
        stop();
        if (!isOthers) endBy(signal);
      } else void close().then(() => isOthers || endBy(signal));
    },
    { [busy]: false },
  );

  function onBeforeExit(): void {
    if (onSignal[busy]) return;
    void close().then((isInTime) => isInTime || process.exit());
  }

  function onExit(): void {
    if (!onSignal[busy]) void dispose(false);
    sendAtExit([...requests], timeout);
  }

  if (open.size > 0) {
    // Before the others, to see those that listen once.
    for (const signal of signals) process.prependListener(signal, onSignal);
    process.on("beforeExit", onBeforeExit).on("exit", onExit);
  }
  return Object.assign(stop, { [Symbol.dispose]: stop });
}

/** Ends the process as the signal would have, unless another listener is still closing and will then do it. */
function endBy(signal: NodeJS.Signals): void {
  if (process.listeners(signal).some((listener) => !(busy in listener) || listener[busy] === true)) return;
  process.kill(process.pid, signal);
  // The first process of a container is not ended by a signal that it sends itself.
  if (process.listenerCount(signal) === 0) setImmediate(() => process.exit(128 + constants.signals[signal]));
}
