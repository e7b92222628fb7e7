import { BaseResolver, lintDocument, Source } from "@redocly/openapi-core";
import { own, parsePointer } from "./json.ts";
import { linterConfig } from "./linter-config.ts";
import type { Spec } from "./read-spec.ts";
import { SpecError } from "./spec-error.ts";

/** The rules of the spec linter that a spec must pass to be generated from, and what to do about each. */
const remedies = {
  struct: "Write it as the OpenAPI specification has it.",
  "no-unresolved-refs": "Correct the reference, or define what it names.",
  "operation-operationId": "Give it one: the generated code calls the operation by it.",
  "operation-operationId-unique": "Rename one of the two.",
  "operation-parameters-unique": "Remove or rename one of the two.",
  "path-parameters-defined": "Declare it, or correct its name.",
  "path-declaration-must-exist": "Name each part between the braces.",
  "path-not-include-query": "Declare it as a parameter with `in: query`.",
  "no-identical-paths": "Merge the two.",
  "spec-components-invalid-map-name": "Rename it: letters, digits, dot, hyphen and underscore.",
} as const;

/** Throws a `SpecError` with every place where the spec is not well-formed OpenAPI 3.1 (or 3.0). */
export async function checkStructure(spec: Spec): Promise<void> {
  const version = own(spec.document, "openapi");
  if (typeof version !== "string" || !/^3\.[01]\.\d+$/.test(version)) {
    const found =
      version === undefined
        ? "This is not an OpenAPI document: it has no `openapi`."
        : `OpenAPI ${JSON.stringify(version)} is not known here.`;
    spec.fail(["openapi"], found, "Write the spec in OpenAPI 3.1: `openapi: 3.1.0`.");
  }
  const config = await linterConfig(Object.keys(remedies));
  const findings = await lintDocument({
    document: { source: new Source(spec.file, ""), parsed: spec.document },
    config: config.styleguide,
    externalRefResolver: Object.assign(new BaseResolver(), { loadExternalRef: refuseToRead }),
  });
  const problems = findings.map(({ ruleId, message, location: [where] }) => {
    const found = parsePointer(where?.pointer?.slice(1) ?? "") ?? [];
    // For this rule the linter's last step is the operationId's value instead of its key.
    const path = ruleId === "operation-operationId-unique" ? [...found.slice(0, -1), "operationId"] : found;
    return {
      ...spec.position(path, where?.reportOnKey ? "key" : "value"),
      problem: message.replace(/\.?\s*$/, "."),
      remedy: remedies[ruleId as keyof typeof remedies],
    };
  });
  if (problems.length > 0) throw new SpecError(spec.file, problems);
}

/** checkReferences() has refused every reference that leads here. */
function refuseToRead(reference: string): never {
  throw new Error(`${reference} is outside the spec and is not read.`);
}
