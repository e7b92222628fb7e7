import type { Session, SessionStore } from "../../../src/index.ts";
import type { SharedStore } from "./simulated-store.ts";
import type { StorePlan } from "./store-plan.ts";

/** The store as each process has it: one for all, or a `Map` each. */
export interface ProcessStores {
  openIn(process: string): SessionStore | undefined;
  /** Everything that is stored anywhere, as text; but what a shared store has again for less than `ms`. */
  texts(ms?: number): string[];
}

export function createProcessStores(plan: StorePlan | undefined, shared: SharedStore | undefined): ProcessStores {
  const maps = new Map<string, Map<string, Session>>();
  return {
    openIn(process) {
      if (plan?.kind !== "map") return shared?.openIn(process);
      const map = maps.get(process) ?? new Map<string, Session>();
      maps.set(process, map);
      return map;
    },
    texts: (ms) => shared?.texts(ms) ?? [...maps.values()].flatMap((map) => [...map.values()].map((value) => JSON.stringify(value))),
  };
}
