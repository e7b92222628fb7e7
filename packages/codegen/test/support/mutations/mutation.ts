/** Pieces of a spec to replace, first found first. */
export type Edits = readonly (readonly [from: string, to: string])[];

/** A change of a spec that was thought out once, what it means to a consumer, and the consumer who shows it. */
export interface Mutation {
  readonly name: string;
  readonly spec: "cloudendure" | "flashblade" | "gadgets";
  /** Made before the change as well, where our specs do not hold what is to change. */
  readonly first?: Edits;
  readonly change: Edits;
  /** Lines of a consumer's file; `client` and the package's types are there. */
  readonly consumer: string;
  /** What its changeset says, among other things. */
  readonly told?: string;
  /** Only the text is different: there is nothing to release. */
  readonly isNothing?: boolean;
}

/** `text` with pieces replaced. Throws when a piece is not there: a test must not pass for that. */
export function edit(text: string, edits: Edits): string {
  return edits.reduce((spec, [from, to]) => {
    if (!spec.includes(from)) throw new Error(`The spec does not hold ${JSON.stringify(from)}.`);
    return spec.replace(from, () => to);
  }, text);
}

/** What every consumer's file begins with. `side` is the folder of the package, as it was before the change or is after it. */
export function consumerFile(mutation: Mutation, side: string): string {
  return `import { createClient, operationTable, session } from "${side}/src/index.ts";
import type { components, Credentials, operations, paths } from "${side}/src/index.ts";

const client = createClient({ baseUrl: "http://127.0.0.1" });
export type Everything = [components, Credentials, operations, paths, typeof operationTable, typeof session];
${mutation.consumer}
`;
}
