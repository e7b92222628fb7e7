import { BaseResolver, lintDocument, Source } from "@redocly/openapi-core";
import type { Finding } from "../source/finding.ts";
import { parsePointer } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";
import { judgeLint } from "./judge-lint.ts";
import { hideNames, shownName } from "./hidden-names.ts";
import { linterConfig } from "../spec/linter-config.ts";

/** The rules of the spec linter that concern what is generated. */
const rules = [
  "struct",
  "operation-parameters-unique",
  "path-declaration-must-exist",
  "no-identical-paths",
  "spec-components-invalid-map-name",
];

/** Finds every place where the document is not well-formed OpenAPI 3: those that make a client wrong, and the others. */
export async function checkStructure(document: JsonObject): Promise<{ errors: Finding[]; untidy: Finding[] }> {
  const config = await linterConfig(rules);
  // The linter knows no 3.2.
  const openapi = String(document["openapi"]).startsWith("3.2") ? "3.1.1" : document["openapi"];
  const results = await lintDocument({
    document: { source: new Source("", ""), parsed: hideNames({ ...document, openapi }) },
    config: config.styleguide,
    externalRefResolver: Object.assign(new BaseResolver(), { loadExternalRef: refuseToRead }),
  });
  const [errors, untidy]: [Finding[], Finding[]] = [[], []];
  for (const { ruleId, message, suggest, location } of results) {
    const [place] = location;
    const path = (parsePointer(place?.pointer?.slice(1) ?? "") ?? []).map(shownName);
    const { isError, finding } = judgeLint({ ruleId, message, path, hasSuggestion: suggest.length > 0 });
    (isError ? errors : untidy).push({ ...finding, side: place?.reportOnKey ? "key" : "value" });
  }
  return { errors, untidy };
}

/** checkReferences() has seen every reference that matters. */
function refuseToRead(reference: string): never {
  throw new Error(`${reference} is outside the spec and is not read.`);
}
