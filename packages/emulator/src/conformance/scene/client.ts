import type { DataCall } from "../../vendors/contract/conformance-facts.ts";
import type { AdapterOf, CallRequest } from "./adapter.ts";
import type { CallOutcome, Outcome } from "./outcome.ts";
import { within, type TimeLimits } from "./time-limit.ts";

/** A client under test. Nothing here rejects or waits for ever. */
export interface TestedClient {
  /** `maxMs` may be less than what a call is given otherwise. */
  call(call: DataCall, more?: { readonly signal?: AbortSignal; readonly maxMs?: number }): Promise<CallOutcome>;
  /** So many calls at once; a function makes a different one of each. */
  together(times: number, call: DataCall | ((index: number) => DataCall)): Promise<CallOutcome[]>;
  /** So many calls, one after the other. */
  inARow(times: number, call: DataCall): Promise<CallOutcome[]>;
  close(maxMs?: number): Promise<Outcome<unknown>>;
  readonly isClosed: boolean;
}

/** What a client may take, in milliseconds. */
export interface MaxMs {
  readonly open: number;
  readonly call: number;
  readonly close: number;
}

/** Opens a client. When that fails, every call fails in the same way. */
export async function openClient<Handle, Target>(
  adapter: AdapterOf<Handle, Target>,
  target: Target,
  max: MaxMs,
  timeLimits: TimeLimits,
): Promise<TestedClient> {
  const opened = await timeLimits.within(() => adapter.open(target), max.open);
  let isClosed = false;

  const call: TestedClient["call"] = async ({ request }, { signal, maxMs = max.call } = {}) => {
    if (opened.kind !== "done") return opened;
    const full: CallRequest = signal === undefined ? request : { ...request, signal };
    return timeLimits.within(() => adapter.call(opened.value, full), Math.min(maxMs, max.call));
  };

  return {
    call,
    together: (times, one) => Promise.all(Array.from({ length: times }, (_, index) => call(typeof one === "function" ? one(index) : one))),
    async inARow(times, one) {
      const outcomes: CallOutcome[] = [];
      for (let index = 0; index < times; index += 1) outcomes.push(await call(one));
      return outcomes;
    },
    async close(maxMs = max.close) {
      isClosed = true;
      return opened.kind === "done" ? within(() => adapter.close(opened.value), Math.min(maxMs, max.close)) : opened;
    },
    get isClosed() {
      return isClosed;
    },
  };
}
