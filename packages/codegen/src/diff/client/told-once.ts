import type { Operation } from "../../spec/spec-operations.ts";
import type { Spec } from "../../spec/read-spec.ts";
import type { SpecChange } from "../changes/spec-change.ts";
import { operationLabel } from "../changes/uses.ts";

/** A change of one operation's calls. */
export interface OperationChange extends Pick<SpecChange, "level" | "what" | "remedy"> {
  readonly operation: Operation;
  /** After the operation, with a comma: ``, parameter `limit` ``. Empty for the whole. */
  readonly part: string;
}

/** What many operations share in one line, with the first of them. */
export function toldOnce(changes: readonly OperationChange[], after: Spec): SpecChange[] {
  const alike = new Map<string, OperationChange[]>();
  for (const change of changes) {
    const key = `${change.part} ${change.what}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [change]);
    else known.push(change);
  }
  return [...alike.values()].map((all) => {
    const { operation, part, level, what, remedy } = all[0]!;
    const more = all.length === 1 ? "" : ` and ${all.length - 1} more ${all.length === 2 ? "place" : "places"}`;
    return {
      level,
      place: `\`${labelOf(operation)}\`${part}${more}`,
      what,
      remedy,
      subjects: all.map((one) => labelOf(one.operation)),
      position: () => after.position(["paths", operation.path, operation.method]),
    };
  });
}

export const labelOf = ({ method, path }: { readonly method: string; readonly path: string }): string => operationLabel(method, path);
