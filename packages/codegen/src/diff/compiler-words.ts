import { formatPointer } from "../source/json.ts";
import type { Path } from "../source/json.ts";
import type { Spec } from "../spec/read-spec.ts";
import { locateChange } from "./changes/located-change.ts";
import type { Sides } from "./changes/located-change.ts";
import type { SpecChange } from "./changes/spec-change.ts";
import type { Break } from "./judge/uses/broken-uses.ts";

/** Breaks that no rule has words for: where it is, and what the compiler says. What is the same in several places is told once. */
export function inCompilerWords(breaks: readonly Break[], sides: Sides, after: Spec): SpecChange[] {
  const groups = new Map<string, Break[]>();
  for (const one of breaks) {
    const key = JSON.stringify([one.component, one.member, one.message]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => toldOnce(group, sides, after));
}

function toldOnce(group: readonly Break[], sides: Sides, after: Spec): SpecChange {
  const [first] = group as [Break, ...Break[]];
  const path = pathOf(first);
  const located = group.map((one) => locateChange(syntheticChange(pathOf(one)), sides));
  const [{ place }] = located as [(typeof located)[0], ...typeof located];
  const more = new Set(group.map(({ operation }) => operation)).size - 1;
  return {
    level: "breaking",
    place: `${first.component === "credentials" ? "Credentials" : place}${more > 0 ? ` and ${more} more` : ""}`,
    what: `code that uses ${first.member === "" ? "it" : `\`${first.member}\``} does not compile any more: ${first.message} (TypeScript ${first.code})`,
    remedy: "Change that code.",
    subjects: [...new Set(located.flatMap(({ subjects }) => subjects))],
    position: () => after.position(path, "key"),
  };
}

function pathOf({ component, operation, part }: Break): Path {
  if (component === "credentials") return ["x-session"];
  if (component === "webhooks") return ["webhooks"];
  if (component !== undefined) {
    const slash = component.indexOf("/");
    return ["components", component.slice(0, slash), component.slice(slash + 1)];
  }
  const [method = "", ...url] = (operation ?? "").split(" ");
  const status = /^answer (.*)$/.exec(part)?.[1];
  return ["paths", url.join(" "), method.toLowerCase(), ...(status === undefined ? [] : ["responses", status])];
}

function syntheticChange(path: Path) {
  const base = { pointer: `#${formatPointer(path)}`, value: undefined };
  return { typeName: "", kind: "modified" as const, impact: "major" as const, verdicts: [], base };
}
