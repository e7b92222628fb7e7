import { operationsOf } from "../../spec/spec-operations.ts";
import { sentFacts } from "../../wire/sent-facts.ts";
import type { SentFacts } from "../../wire/sent-facts.ts";
import type { Pair, SpecChange } from "../changes/spec-change.ts";
import { labelOf, toldOnce } from "./told-once.ts";
import type { OperationChange } from "./told-once.ts";

/**
 * What calls that compile as before are on the wire now: where they go, as what their bodies are sent, and how their values are
 * written. What many operations share is told once.
 */
export function changedWire({ before, after }: Pair): SpecChange[] {
  const former = new Map(operationsOf(before).map((operation) => [labelOf(operation), operation]));
  const found = operationsOf(after).flatMap((operation) => {
    const was = former.get(labelOf(operation));
    if (was === undefined) return [];
    return differences(sentFacts(before, was), sentFacts(after, operation)).map((difference) => ({
      ...difference,
      level: "breaking" as const,
      operation,
    }));
  });
  return toldOnce(found, after);
}

type Difference = Pick<OperationChange, "part" | "what" | "remedy">;

function differences(was: SentFacts, is: SentFacts): Difference[] {
  const where = `calls go to ${named(is.server)} where they went to ${named(was.server)}.`;
  // One that is gone has a line of its own.
  const isOther = was.mediaType !== is.mediaType && was.mediaType !== undefined && is.mediaTypes.includes(was.mediaType);
  const what = `without a Content-Type, the body is sent as ${is.mediaType} where it was sent as ${was.mediaType}.`;
  const values = [...is.values].flatMap(([key, now]) => {
    const then = was.values.get(key);
    if (then === undefined || then.form === now.form) return [];
    const told = `it is written as ${now.text} where it was written as ${then.text}.`;
    return [{ part: `, ${now.place}`, what: told, remedy: "Look at what the server makes of it." }];
  });
  return [
    ...(was.server === is.server ? [] : [{ part: "", what: where, remedy: "Look at what answers there." }]),
    ...(isOther ? [{ part: ", request body", what, remedy: "Give the header `Content-Type` where the former is wanted." }] : []),
    ...values,
  ];
}

function named(server: string | undefined): string {
  return server === undefined ? "the API's server" : `\`${server}\``;
}
