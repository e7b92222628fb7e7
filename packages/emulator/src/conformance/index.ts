export type {
  AdapterOf,
  CallAnswer,
  CallRequest,
  ConformanceTarget,
  DescribedAdapter,
  DescribedTarget,
  SessionAdapter,
  TargetOf,
} from "./scene/adapter.ts";
export type { CheckLimits, CheckOptions, CheckResult, ConformanceCheck } from "./check/check.ts";
import type { ConformanceCheck } from "./check/check.ts";
import { conformanceChecks as checks } from "./checks.ts";
export {
  describeConformance,
  type DescribedTestOptions,
  type DescribeOptions,
  type RegisterTest,
  type TestOptions,
} from "./describe-conformance.ts";
export { runConformance, type ConformanceOptions, type DescribedConformanceOptions, type RunOptions } from "./run-conformance.ts";
export type { DescribedSelection, RowSelection, Selection } from "./select-checks.ts";

/** All checks, in the order of what happens to a session: renewing, logging in, keeping secrets at home, leaving. */
export const conformanceChecks: readonly ConformanceCheck[] = checks;
