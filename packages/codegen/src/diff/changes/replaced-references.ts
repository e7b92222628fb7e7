import type { JsonObject } from "../../source/json.ts";
import { own } from "../../source/json.ts";
import type { RedoclyChange } from "./redocly-report.ts";
import type { Use, Uses } from "./uses.ts";

/** Both specs' documents, and where each uses its components. */
interface Documents {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly usesBefore: Uses;
  readonly usesAfter: Uses;
}

/**
 * Redocly follows references: where a body was a `User` and is a `NewUser` now, it says what `User` lost, though `User` is as it was.
 * Gives the places whose reference leads elsewhere now; undefined when the component itself changed.
 */
export function replacedReferences({ base, revision, kind }: RedoclyChange, sides: Documents, pathOf: PathOf): Use[] | undefined {
  const [former, present] = [base, revision].map((side) => (side === undefined ? undefined : pathOf(side)));
  // A component that is not there any more was renamed.
  const isElsewhere =
    former !== undefined && present !== undefined && componentOf(former) !== componentOf(present) && isIn(sides.after, former.slice(0, 3));
  const isStillThere = kind === "removed" && former !== undefined && isIn(sides.after, former);
  const wasThere = kind === "added" && present !== undefined && isIn(sides.before, present);
  if (!isElsewhere && !isStillThere && !wasThere) return undefined;
  const places =
    former === undefined ? usesOnlyIn(sides.usesAfter, sides.usesBefore, present!) : usesOnlyIn(sides.usesBefore, sides.usesAfter, former);
  return places.length === 0 ? undefined : places;
}

type PathOf = (side: NonNullable<RedoclyChange["base"]>) => readonly string[];

const componentOf = (path: readonly string[]): string => path.slice(1, 3).join("/");

/** A place in a list says nothing: what stood there may have moved. */
function isIn(document: JsonObject, path: readonly string[]): boolean {
  if (/^\d+$/.test(path.at(-1) ?? "")) return false;
  return path.reduce<unknown>((value, step) => own(value, step), document) !== undefined;
}

function usesOnlyIn(uses: Uses, others: Uses, path: readonly string[]): Use[] {
  const component = componentOf(path);
  const known = new Set((others.get(component) ?? []).map(({ operation, place }) => `${operation} ${place}`));
  return (uses.get(component) ?? []).filter(({ operation, place }) => !known.has(`${operation} ${place}`));
}
