import { readXSession } from "../../session/read-x-session.ts";
import { describeSession } from "../../session/session-descriptor.ts";
import type { DescribedSession } from "../../session/session-descriptor.ts";
import type { SessionFacts } from "../../session/read-x-session.ts";
import { own } from "../../source/json.ts";
import { SpecError } from "../../source/spec-error.ts";
import { operationsOf } from "../../spec/spec-operations.ts";
import type { Spec } from "../../spec/read-spec.ts";

/** What a spec says of its session; `undefined` where it has none, or none that can be described: `generate` says what is wrong. */
export function describedSession(spec: Spec): (DescribedSession & { readonly facts: SessionFacts }) | undefined {
  if (own(spec.document, "x-session") === undefined) return undefined;
  try {
    const operations = operationsOf(spec);
    const facts = readXSession(spec, operations);
    // A package's name is no matter here.
    return { facts, ...describeSession({ ...spec, name: "any" }, operations, facts) };
  } catch (error) {
    if (error instanceof SpecError) return undefined;
    throw error;
  }
}
