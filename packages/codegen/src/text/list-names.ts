import { nearestNames } from "./nearest-name.ts";

/** More names than that are too many to read. */
const maxNames = 20;

/** Names for a message: all of them, or where there are many, those that are most like the one that is missing. */
export function listNames(names: readonly string[], missing: string): string {
  if (names.length <= maxNames) return names.join(", ") || "none";
  const near = nearestNames(missing, names).slice(0, 3);
  return near.length === 0 ? `there are ${names.length.toLocaleString("en")}` : `${near.join(", ")}, …`;
}
