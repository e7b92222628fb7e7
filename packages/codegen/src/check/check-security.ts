import type { Finding } from "../source/finding.ts";
import { isObject, own } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import { methods } from "../openapi/methods.ts";

/** Finds security requirements that name a scheme that is not there. */
export function checkSecurity(document: JsonObject): Finding[] {
  const schemes = own(own(document, "components"), "securitySchemes");
  const findings = missingSchemes(own(document, "security"), ["security"], schemes);
  for (const [path, item] of Object.entries(own(document, "paths") ?? {})) {
    for (const method of methods) {
      findings.push(...missingSchemes(own(own(item, method), "security"), ["paths", path, method, "security"], schemes));
    }
  }
  return findings;
}

function missingSchemes(security: unknown, path: Path, schemes: unknown): Finding[] {
  if (!Array.isArray(security)) return [];
  return security.flatMap((requirement: unknown, index) =>
    Object.keys(isObject(requirement) ? requirement : {})
      .filter((name) => own(schemes, name) === undefined)
      .map((name) => ({
        path: [...path, index, name],
        side: "key" as const,
        problem: `There is no security scheme ${JSON.stringify(name)}.`,
        remedy: "Define it under components.securitySchemes, or correct its name.",
        mend: `- target: $.components\n  update: { securitySchemes: { ${JSON.stringify(name)}: { type: http, scheme: bearer } } }`,
      })),
  );
}
