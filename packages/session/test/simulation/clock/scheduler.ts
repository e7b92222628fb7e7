import type { Random } from "./random.ts";
import { createStepQueue, type Step } from "./step-queue.ts";

/** What is not of any process: the network, the server, the store's own doings. It cannot be killed. */
export const world = "world";

/**
 * Simulated time. Whatever waits (an answer, a store, a timer, a user) is a step with a time; the scheduler takes one step
 * after the other, lets all code run that follows from it, and moves the clock on to the next. Which of two steps of the
 * same moment comes first, the seed decides.
 */
export interface Scheduler {
  /** Milliseconds since the run began. */
  now(): number;
  /** The process whose code runs. */
  current(): string;
  /** Steps taken so far. */
  taken(): number;
  schedule(delay: number, act: () => void, process?: string): Step;
  /** As `schedule` for the current process, in the order of timers: of two for the same moment, the first one made comes first. */
  setTimer(delay: number, act: () => void): Step;
  /** From now on no step of the process is taken. */
  kill(process: string): void;
  isDead(process: string): boolean;
  /** Takes all steps up to a time. Throws `RunawayError` after too many of them. */
  runUntil(time: number): Promise<void>;
}

/** Thrown when a run takes more steps than any sound one does. */
export class RunawayError extends Error {}

const mostSteps = 60_000;
/** Where timers stand among the other steps of a moment. */
const timerTie = 0.5;
const realSetImmediate = globalThis.setImmediate;

/**
 * Lets everything run that waits for nothing but its turn: promises, `queueMicrotask`, `process.nextTick`. Node does it after
 * each callback of the event loop; a turn of the loop for each step would take longer than most steps.
 */
const { _tickCallback: drain } = process as unknown as { readonly _tickCallback: () => void };

export function createScheduler(random: Random): Scheduler {
  const queue = createStepQueue();
  const dead = new Set<string>();
  let now = 0;
  let current = world;
  let order = 0;
  let taken = 0;

  function push(delay: number, act: () => void, process: string, tie: number): Step {
    const step = { at: now + Math.max(0, delay), tie, order: order++, process, act, isCancelled: false };
    if (!dead.has(process)) queue.push(step);
    return step;
  }

  return {
    now: () => now,
    current: () => current,
    taken: () => taken,
    schedule: (delay, act, process = current) => push(delay, act, process, random.next()),
    setTimer: (delay, act) => push(delay, act, current, timerTie),
    kill: (process) => void dead.add(process),
    isDead: (process) => dead.has(process),
    async runUntil(time) {
      const take = (): void => {
        for (let step = queue.peek(); step !== undefined && step.at <= time; step = queue.peek()) {
          queue.pop();
          if (step.isCancelled || dead.has(step.process)) continue;
          if (++taken > mostSteps) throw new RunawayError(`more than ${mostSteps} steps: the code goes round in circles`);
          now = step.at;
          current = step.process;
          step.act();
          drain();
          current = world;
        }
        now = Math.max(now, time);
      };
      // In a callback of the event loop: what runs within a promise's own turn cannot be drained.
      await new Promise<void>((resolve, reject) => {
        realSetImmediate(() => {
          try {
            take();
            resolve();
          } catch (error) {
            reject(error);
          }
        });
      });
    },
  };
}
