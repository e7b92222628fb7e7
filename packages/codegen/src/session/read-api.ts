import { checkStructure } from "../spec/check-structure.ts";
import { readSafeSpec } from "../spec/read-safe-spec.ts";
import type { Spec } from "../spec/read-spec.ts";
import { operationsOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { readXSession } from "./read-x-session.ts";
import type { SessionFacts } from "./read-x-session.ts";
import { describeSession } from "./session-descriptor.ts";
import type { Descriptor } from "./session-descriptor.ts";

/** An API as its spec describes it: what every file is made from. */
export interface Api {
  readonly spec: Spec;
  readonly operations: readonly Operation[];
  readonly facts: SessionFacts;
  readonly session: Descriptor;
}

/** Checks a spec and reads it. All rules for specs are behind this function. Rejects with a `SpecError` when one is broken. */
export async function readApi(text: string, file: string): Promise<Api> {
  const spec = readSafeSpec(text, file);
  await checkStructure(spec);
  const operations = operationsOf(spec);
  const facts = readXSession(spec, operations);
  return { spec, operations, facts, session: describeSession(spec, operations, facts) };
}
