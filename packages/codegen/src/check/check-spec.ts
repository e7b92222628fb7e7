import { checkNames } from "./check-names.ts";
import { checkPathParameters } from "./check-path-parameters.ts";
import { checkPathQueries } from "./check-path-queries.ts";
import { checkReferences } from "./check-references.ts";
import { checkSecurity } from "./check-security.ts";
import { checkStructure } from "./check-structure.ts";
import type { Finding } from "../source/finding.ts";
import type { Spec } from "../spec/read-spec.ts";

/**
 * Everything that is wrong in a spec: `errors` make a client wrong, what is `untidy` changes nothing in it. Takes out of the
 * document, in place, references that cannot be followed in what no operation uses.
 */
export async function checkSpec({ document, untidy }: Spec): Promise<{ errors: Finding[]; untidy: Finding[] }> {
  const names = checkNames(document);
  const references = checkReferences(document);
  const structure = references.areTooLong ? { errors: [], untidy: [] } : await checkStructure(document);
  const queries = checkPathQueries(document);
  return {
    errors: [
      ...names,
      ...references.errors,
      ...checkSecurity(document),
      ...checkPathParameters(document),
      ...queries.errors,
      ...structure.errors,
    ],
    untidy: [...untidy, ...references.unused, ...queries.untidy, ...structure.untidy],
  };
}
