import type { VendorName } from "../../server/vendor.ts";
import type { CallRequest, ConformanceTarget, SessionAdapter } from "../adapter.ts";
import type { CallOutcome, Outcome } from "../outcome.ts";
import { within, type Patience } from "./patience.ts";
import type { DataCall } from "../vendor-calls.ts";

/** A client under test. Nothing here rejects or waits for ever. */
export interface TestedClient {
  /** `limit` milliseconds may be less than what a call is given otherwise. */
  call(call: DataCall, more?: { readonly signal?: AbortSignal; readonly limit?: number }): Promise<CallOutcome>;
  /** So many calls at once; a function makes a different one of each. */
  together(times: number, call: DataCall | ((index: number) => DataCall)): Promise<CallOutcome[]>;
  /** So many calls, one after the other. */
  inARow(times: number, call: DataCall): Promise<CallOutcome[]>;
  close(limit?: number): Promise<Outcome<unknown>>;
  readonly isClosed: boolean;
}

/** Milliseconds. */
export interface Limits {
  readonly open: number;
  readonly call: number;
  readonly close: number;
}

/** Opens a client. When that fails, every call fails in the same way. */
export async function openClient<Handle, V extends VendorName>(
  adapter: SessionAdapter<Handle, V>,
  target: ConformanceTarget<V>,
  limits: Limits,
  patience: Patience,
): Promise<TestedClient> {
  const opened = await patience.within(() => adapter.open(target), limits.open);
  let isClosed = false;

  const call: TestedClient["call"] = async ({ request }, { signal, limit = limits.call } = {}) => {
    if (opened.kind !== "done") return opened;
    const full: CallRequest = signal === undefined ? request : { ...request, signal };
    return patience.within(() => adapter.call(opened.value, full), Math.min(limit, limits.call));
  };

  return {
    call,
    together: (times, one) => Promise.all(Array.from({ length: times }, (_, index) => call(typeof one === "function" ? one(index) : one))),
    async inARow(times, one) {
      const outcomes: CallOutcome[] = [];
      for (let index = 0; index < times; index += 1) outcomes.push(await call(one));
      return outcomes;
    },
    async close(limit = limits.close) {
      isClosed = true;
      return opened.kind === "done" ? within(() => adapter.close(opened.value), Math.min(limit, limits.close)) : opened;
    },
    get isClosed() {
      return isClosed;
    },
  };
}
