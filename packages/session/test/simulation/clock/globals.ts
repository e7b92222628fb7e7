import type { Random } from "./random.ts";
import type { Scheduler } from "./scheduler.ts";
import { simulatedCrypto } from "./simulated-crypto.ts";
import type { Step } from "./step-queue.ts";

const RealDate = globalThis.Date;
/** What the wall clock shows when a run begins. */
const epoch = RealDate.UTC(2026, 0, 1);

/** Milliseconds by which the wall clock of a process is wrong. */
export type ClockErrors = Map<string, number>;

/**
 * Puts simulated time, timers and randomness in place of the real ones. Wall clocks may be wrong and may jump, one a process;
 * `performance.now()` never does. Returns a function that puts the real ones back.
 */
export function installGlobals(scheduler: Scheduler, random: Random, errors: ClockErrors): () => void {
  const wallClock = () => epoch + scheduler.now() + (errors.get(scheduler.current()) ?? 0);
  const setTimer = (act: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) =>
    new Timer(scheduler.setTimer(timerDelay(delay), () => act(...args)));

  class SimulatedDate extends RealDate {
    constructor(...args: [] | [number | string | Date]) {
      super(...((args.length === 0 ? [wallClock()] : args) as [number]));
    }
    static override now(): number {
      return wallClock();
    }
  }

  const { subtle, ...crypto } = simulatedCrypto(random);
  const undo = [
    replace(globalThis, { setTimeout: setTimer, clearTimeout: clear, setInterval: refuse, Date: SimulatedDate }),
    replace(performance, { now: () => scheduler.now() }),
    // Nobody reads where an error came from: a thousand runs make tens of thousands of them.
    replace(Error, { stackTraceLimit: 0 }),
    replace(Math, { random: () => random.next() }),
    replace(globalThis.crypto, crypto),
    replace(globalThis.crypto.subtle, subtle),
    replace(AbortSignal, {
      timeout(delay: number) {
        const controller = new AbortController();
        setTimer(() => controller.abort(new DOMException("too late", "TimeoutError")), delay);
        return controller.signal;
      },
      any: anyOf,
    }),
  ];
  return () => undo.forEach((restore) => restore());
}

/** As `AbortSignal.any`. Node keeps each one that somebody listens to for ever, and with it the run: what hangs is never done. */
function anyOf(signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  const aborted = signals.find((signal) => signal.aborted);
  if (aborted) controller.abort(aborted.reason);
  else for (const signal of signals) signal.addEventListener("abort", () => controller.abort(signal.reason), { once: true });
  return controller.signal;
}

/** What Node's `setTimeout` gives, as far as anybody uses it. */
class Timer {
  readonly step: Step;
  constructor(step: Step) {
    this.step = step;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
}

function clear(timer?: Timer): void {
  if (timer instanceof Timer) timer.step.isCancelled = true;
}

function refuse(): never {
  throw new Error("setInterval is not simulated: nothing uses it");
}

/** As Node does it: at least 1 ms, and 1 ms for what is longer than a timer can be. */
function timerDelay(delay = 1): number {
  return delay >= 1 && delay <= 2 ** 31 - 1 ? Math.trunc(delay) : 1;
}

function replace(target: object, members: Readonly<Record<string, unknown>>): () => void {
  const before = Object.keys(members).map((name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const);
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(target, name, descriptor);
      else Reflect.deleteProperty(target, name);
    }
  };
}
