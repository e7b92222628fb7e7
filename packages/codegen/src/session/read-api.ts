import { withinStack } from "../source/bounds.ts";
import { checkSpec } from "../check/check-spec.ts";
import { locate } from "../source/finding.ts";
import { readSpec } from "../spec/read-spec.ts";
import type { Spec, SpecInput } from "../spec/read-spec.ts";
import { readAll, SpecError } from "../source/spec-error.ts";
import { operationsOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import { untidyLine } from "../check/untidy-line.ts";
import { readXSession } from "./read-x-session.ts";
import type { SessionFacts } from "./read-x-session.ts";
import { describeSession } from "./session-descriptor.ts";
import type { DescribedSession } from "./session-descriptor.ts";

/** An API as its spec describes it: what every file is made from. */
export interface Api extends DescribedSession {
  readonly spec: Spec;
  readonly operations: readonly Operation[];
  readonly facts: SessionFacts;
}

export interface ReadOptions extends SpecInput {
  /** Whether what is only untidy is an error as well. Default no. */
  readonly strict?: boolean | undefined;
  /** Is given a line for each thing that a user should know and no error is. Default: nobody is told. */
  readonly onNotice?: ((line: string) => void) | undefined;
}

/** Checks a spec and reads it. All rules for specs are behind this function. Rejects with a `SpecError` when one is broken. */
export async function readApi({ strict = false, onNotice = () => {}, ...input }: ReadOptions): Promise<Api> {
  const spec = await readSpec(input);
  for (const notice of spec.notices) onNotice(notice);
  const { errors, untidy } = await withinStack(spec.shownAs, () => checkSpec(spec));
  const wrong = strict ? [...errors, ...untidy] : errors;
  const [, api] = readAll(
    () =>
      refuse(
        spec,
        wrong.map((finding) => locate(spec, finding)),
      ),
    () => describeApi(spec, wrong.length > 0),
  );
  if (untidy.length > 0) onNotice(untidyLine(spec.shownAs, untidy));
  return api;
}

function refuse(spec: Spec, problems: SpecError["problems"]): void {
  if (problems.length > 0) throw new SpecError(spec.shownAs, problems);
}

function describeApi(spec: Spec, isWrong: boolean): Api {
  try {
    const operations = operationsOf(spec);
    const facts = readXSession(spec, operations);
    return { spec, operations, facts, ...describeSession(spec, operations, facts) };
  } catch (error) {
    // In a spec that is wrong, what else fails follows from that.
    if (isWrong && !(error instanceof SpecError)) throw new SpecError(spec.shownAs, []);
    throw error;
  }
}
