import type { DifferingParts } from "../changes/differing-parts.ts";
import type { Pair } from "../changes/spec-change.ts";
import { credentialsType } from "../../files/credentials-type.ts";
import { schemaTypesFile } from "../../files/schema-types.ts";
import { describedSession } from "./described-session.ts";
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
  const described = describedSession(spec);
  return described && credentialsType(described.facts.login, described.inputs);
}
