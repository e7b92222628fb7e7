import { own } from "../source/json.ts";
import type { Operation } from "../spec/spec-operations.ts";

/** What speaks for an operation: each reason counts. */
export interface Candidate {
  readonly operation: Operation;
  readonly score: number;
  readonly reasons: readonly string[];
}

/** How sure a suggestion is: of three reasons or more and clearly before the next, `sure`. */
export type Certainty = "sure" | "likely" | "a guess";

/** A reason, what it counts, and whether it holds. */
export type Sign = readonly [reason: string, weight: number, holds: boolean];

/** Operations that something speaks for, the best first. */
export function rank(operations: readonly Operation[], signsOf: (operation: Operation) => readonly Sign[]): Candidate[] {
  return operations
    .map((operation) => {
      const signs = signsOf(operation).filter(([, , holds]) => holds);
      const score = signs.reduce((sum, [, weight]) => sum + weight, 0);
      return { operation, score, reasons: signs.filter(([, weight]) => weight > 0).map(([reason]) => reason) };
    })
    .filter(({ score }) => score >= 4)
    .toSorted((a, b) => b.score - a.score);
}

export function certaintyOf([best, next]: readonly Candidate[]): Certainty {
  if (best === undefined || best.score < 6) return "a guess";
  return best.score >= 8 && best.score - (next?.score ?? 0) >= 2 ? "sure" : "likely";
}

/** The last part of its path that is no parameter: of `/methods/{id}:authenticate`, the verb. */
export function lastWord({ path }: Operation): string {
  const [, verb] = /:([\w-]+)$/.exec(path) ?? [];
  return verb ?? path.split("/").findLast((part) => part !== "" && !part.startsWith("{")) ?? "";
}

export function summaryOf({ node }: Operation): string {
  const summary = own(node.value, "summary");
  return typeof summary === "string" ? summary : "";
}
