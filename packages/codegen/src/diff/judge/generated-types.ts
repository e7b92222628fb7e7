import type { DifferingParts } from "../changes/differing-parts.ts";
import type { Pair } from "../changes/spec-change.ts";
import { credentialsType } from "../../files/credentials-type.ts";
import { schemaTypesFile } from "../../files/schema-types.ts";
import { readXSession } from "../../session/read-x-session.ts";
import { describeSession } from "../../session/session-descriptor.ts";
import { own } from "../../source/json.ts";
import { SpecError } from "../../source/spec-error.ts";
import { operationsOf } from "../../spec/spec-operations.ts";
import type { Spec } from "../../spec/read-spec.ts";

/** The types that a consumer gets from one spec. */
export interface GeneratedTypes {
  /** `schema.ts` */
  readonly schema: string;
  /** The part of `session.ts` that is a type: what a login takes. */
  readonly credentials: string;
}

const imports = `import type { MemberOf } from "@vendor-auth/client";
import type { operations as Operations } from "./schema.ts";
`;

/** Generates the types of two specs, as far as they may differ. Where one has no credentials that can be described, neither has: `generate` says what is wrong. */
export function generatedTypes(
  { before, after }: Pair,
  parts: DifferingParts,
): { readonly before: GeneratedTypes; readonly after: GeneratedTypes } {
  const [former, present] = [credentialsOf(before), credentialsOf(after)];
  const credentials = (type: string) => (former === undefined || present === undefined ? none : `${imports}${type}`);
  return {
    before: { schema: schemaTypesFile({ ...before, document: parts.before }), credentials: credentials(former ?? "") },
    after: { schema: schemaTypesFile({ ...after, document: parts.after }), credentials: credentials(present ?? "") },
  };
}

const none = "export type Credentials = never;\n";

function credentialsOf(spec: Spec): string | undefined {
  if (own(spec.document, "x-session") === undefined) return undefined;
  try {
    const operations = operationsOf(spec);
    const facts = readXSession(spec, operations);
    // A package's name is no matter here.
    return credentialsType(facts.login, describeSession({ ...spec, name: "any" }, operations, facts).inputs);
  } catch (error) {
    if (error instanceof SpecError) return undefined;
    throw error;
  }
}
