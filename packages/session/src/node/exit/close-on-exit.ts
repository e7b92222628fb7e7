import { constants } from "node:os";
import { type RecordedRequest, recordRequests } from "./exit-recorder.ts";
import { invalid } from "../tls/host.ts";
import { onDisposed } from "./on-disposed.ts";
import { sendAtExit } from "./send-at-exit.ts";

export interface CloseOnExitOptions {
  /** Milliseconds that closing may take before the process ends all the same. Default 5,000. */
  readonly timeout?: number;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** On a listener of ours: whether it is busy closing. A global symbol, so that two copies of this package know each other. */
const busy = Symbol.for("vendor-auth.closeOnExit");
type OurListener = ((signal: NodeJS.Signals) => void) & { [busy]: boolean };

/**
 * Disposes of clients when the process ends, so that no session stays open on the server:
 *
 * | end | what happens |
 * |---|---|
 * | SIGINT, SIGTERM, SIGHUP | the clients are disposed of, then the process ends by the same signal; if others listen for it, that is left to them |
 * | the same again meanwhile | the process ends at once |
 * | nothing left to do (`beforeExit`) | the clients are disposed of, then the process ends |
 * | `process.exit()`, an uncaught error | a worker thread sends the logouts while the process waits; logins under way are not waited for |
 * | SIGKILL, `process.abort()`, a crash | nothing can be done; sessions lapse |
 *
 * The worker needs Node to find `exit-worker.js` beside this module, which a bundle may lack, and clients that log out with
 * the built-in `fetch` or a `nodeFetch`. Otherwise dispose of them before `process.exit()`.
 *
 * Returns a function that takes it back, which is a `Disposable` too. It takes itself back when all clients are disposed of,
 * with one exception: `await using client = …` notes how to dispose at that line, so that a later `closeOnExit(client)` does not
 * hear of it; write `using stop = closeOnExit(client)` there.
 */
export function closeOnExit(
  clients: AsyncDisposable | readonly AsyncDisposable[],
  { timeout = 5_000 }: CloseOnExitOptions = {},
): (() => void) & Disposable {
  if (!(timeout > 0)) throw invalid("closeOnExit", "timeout", "a number of milliseconds above 0", String(timeout));
  const open = new Map([clients].flat().map((client: AsyncDisposable) => [client, onDisposed(client, () => forget(client))] as const));
  let requests: ReadonlySet<RecordedRequest> = new Set();

  function forget(client: AsyncDisposable): void {
    open.get(client)?.();
    open.delete(client);
    // While closing, the listeners stay until the process has been told how to end.
    if (open.size === 0 && !onSignal[busy]) stop();
  }

  function stop(): void {
    for (const signal of signals) process.off(signal, onSignal);
    process.off("beforeExit", onBeforeExit).off("exit", onExit);
    for (const release of open.values()) release();
    open.clear();
  }

  /** Begins to dispose of the clients. The requests that this made are kept, in case that the process exits before the answers. */
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
    // Not unref'd: a disposal that hangs on nothing must not let the process end as if it had not been told to.
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
    // Before the others, to see those among them that listen once.
    for (const signal of signals) process.prependListener(signal, onSignal);
    process.on("beforeExit", onBeforeExit).on("exit", onExit);
  }
  return Object.assign(stop, { [Symbol.dispose]: stop });
}

/** Ends the process as the signal would have, unless somebody is still busy closing, who will then do it. */
function endBy(signal: NodeJS.Signals): void {
  if (process.listeners(signal).some((listener) => !(busy in listener) || listener[busy] === true)) return;
  process.kill(process.pid, signal);
  // The first process of a container is not ended by a signal that it sends itself.
  if (process.listenerCount(signal) === 0) setImmediate(() => process.exit(128 + constants.signals[signal]));
}
