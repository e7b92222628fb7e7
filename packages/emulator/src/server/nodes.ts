import type { SharedPolicies } from "../policies/shared-policies.ts";

/** The two nodes of a cluster, `a` and `b`, that answer in turns while `alternateNodes` says so. */
export interface Nodes {
  /** Counts a request, and lets the other node answer when its turn has come. */
  takeTurn(): void;
  reset(): void;
}

/** Writes the node that answers into the policies. */
export function createNodes(policies: SharedPolicies): Nodes {
  let answered = 0;
  return {
    takeTurn() {
      if (policies.alternateNodes === 0) return;
      if (answered >= policies.alternateNodes) {
        policies.node = policies.node === "a" ? "b" : "a";
        answered = 0;
      }
      answered += 1;
    },
    reset() {
      answered = 0;
    },
  };
}
