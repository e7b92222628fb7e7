import { checkFault } from "./check-fault.ts";
import type { Fault, FaultHandle } from "./fault.ts";
import { compileMatch, type Matchable } from "../http/match.ts";
import type { Random } from "../support/random.ts";

/** A fault with what has happened to it. */
export interface FaultState extends FaultHandle {
  readonly fault: Fault;
}

/** The faults that are switched on, in the order they were added. */
export interface FaultScript {
  add(fault: Fault): FaultHandle;
  remove(id: number): boolean;
  clear(): void;
  list(): readonly FaultState[];
  /** The fault that hits this request, or undefined. Counts. */
  pick(request: Matchable): FaultState | undefined;
}

interface Entry {
  readonly id: number;
  readonly fault: Fault;
  readonly test: (request: Matchable) => boolean;
  readonly turns: ReadonlySet<number> | undefined;
  matched: number;
  fired: number;
}

/** A script without faults. `random` is drawn from once for each request that a fault with a probability matches. */
export function createFaultScript(random: Random): FaultScript {
  let entries: Entry[] = [];
  let lastId = 0;

  function remove(id: number): boolean {
    const before = entries.length;
    entries = entries.filter((entry) => entry.id !== id);
    return entries.length < before;
  }

  function handle(entry: Entry): FaultState {
    return {
      id: entry.id,
      fault: entry.fault,
      get matched() {
        return entry.matched;
      },
      get fired() {
        return entry.fired;
      },
      remove: () => void remove(entry.id),
    };
  }

  function isDue({ fault, turns, matched, fired }: Entry): boolean {
    if (turns !== undefined && !turns.has(matched)) return false;
    if (fault.times !== undefined && fired >= fault.times) return false;
    return fault.probability === undefined || random() < fault.probability;
  }

  return {
    add(fault) {
      checkFault(fault);
      const turns = fault.nth === undefined ? undefined : new Set([fault.nth].flat());
      const entry: Entry = { id: ++lastId, fault, test: compileMatch(fault.match ?? {}), turns, matched: 0, fired: 0 };
      entries.push(entry);
      return handle(entry);
    },
    remove,
    clear() {
      entries = [];
    },
    list: () => entries.map(handle),
    pick(request) {
      for (const entry of entries) {
        if (!entry.test(request)) continue;
        entry.matched += 1;
        if (!isDue(entry)) continue;
        entry.fired += 1;
        return handle(entry);
      }
      return undefined;
    },
  };
}
