import type { Spec } from "../../spec/read-spec.ts";
import { pathOf } from "./located-change.ts";
import type { RedoclyChange, RedoclyReport } from "./redocly-report.ts";
import type { SpecChange } from "./spec-change.ts";

/** The extension that a difference is of, such as `x-badges`: none that is read here. What is called `x-…` by an API itself is none. */
export function extensionOf({ typeName, property, base, revision }: RedoclyChange): string | undefined {
  const path = pathOf(base ?? revision);
  if (path[0] === "x-session" || property === "x-session") return undefined;
  const name = typeName === "SpecExtension" ? path.find((step) => step.startsWith("x-")) : property;
  return name?.startsWith("x-") === true && !/(?:Map|Properties)$/.test(typeName) ? name : undefined;
}

/** All differences of extensions in one line: a release may add one to each operation, and no code sees it. */
export function changedExtensions({ changes }: RedoclyReport, after: Spec): SpecChange[] {
  const found = changes.flatMap((change) => extensionOf(change) ?? []);
  if (found.length === 0) return [];
  const names = [...new Set(found)].toSorted();
  const first = changes.find((change) => extensionOf(change) !== undefined && change.revision !== undefined);
  const what = `${found.length === 1 ? "one is" : `${found.length} are`} different: ${names.map((name) => `\`${name}\``).join(", ")}.`;
  return [
    { level: "invisible", place: "Extensions", what, remedy: "", subjects: names, position: () => after.position(pathOf(first?.revision)) },
  ];
}
