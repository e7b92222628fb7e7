import type { Finding } from "../source/finding.ts";
import { walkObjects } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";

/** Finds names by which a spec would reach into whatever copies it. */
export function checkNames(document: JsonObject): Finding[] {
  const findings: Finding[] = [];
  walkObjects(document, (object, path) => {
    if (!Object.hasOwn(object, "__proto__")) return;
    findings.push({
      path: [...path, "__proto__"],
      side: "key",
      problem: "The name __proto__ is a member of every JavaScript object, so the two cannot be told apart.",
      remedy: "Rename it, or leave it out.",
    });
  });
  return findings;
}
