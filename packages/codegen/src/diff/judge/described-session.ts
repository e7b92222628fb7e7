import { readXSession } from "../../session/read-x-session.ts";
import { describeSession } from "../../session/session-descriptor.ts";
import type { DescribedSession } from "../../session/session-descriptor.ts";
import type { SessionFacts } from "../../session/read-x-session.ts";
import { own } from "../../source/json.ts";
import { SpecError } from "../../source/spec-error.ts";
import { operationsOf } from "../../spec/spec-operations.ts";
import type { Spec } from "../../spec/read-spec.ts";

type Described = DescribedSession & { readonly facts: SessionFacts };

/** What a spec says of its session; `undefined` where it has none. Throws a `SpecError`, as `generate` does, for one that cannot be described. */
export function describeSessionOf(spec: Spec): Described | undefined {
  if (own(spec.document, "x-session") === undefined) return undefined;
  const operations = operationsOf(spec);
  const facts = readXSession(spec, operations);
  // A package's name is no matter here.
  return { facts, ...describeSession({ ...spec, name: "any" }, operations, facts) };
}

/** The same, and `undefined` as well for one that cannot be described: a version may have been released by rules that were less strict. */
export function describedSession(spec: Spec): Described | undefined {
  try {
    return describeSessionOf(spec);
  } catch (error) {
    if (error instanceof SpecError) return undefined;
    throw error;
  }
}
