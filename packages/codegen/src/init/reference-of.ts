import { checkNames } from "../spec/check-names.ts";
import { checkReferences } from "../spec/check-references.ts";
import { readXSession } from "../session/read-x-session.ts";
import { readSpec } from "../spec/read-spec.ts";
import type { Reference } from "../reference/reference.ts";
import { describeSession } from "../session/session-descriptor.ts";
import { operationsOf } from "../spec/spec-operations.ts";

/** What the first files of a package are written from. Throws a `SpecError`, as `generate()` does, when the spec cannot be used. */
export function referenceOf(text: string, file: string): Reference {
  const spec = readSpec(text, file);
  checkNames(spec);
  checkReferences(spec);
  const operations = operationsOf(spec);
  const facts = readXSession(spec, operations);
  return { spec, operations, facts, session: describeSession(spec, operations, facts), packageName: "" };
}
