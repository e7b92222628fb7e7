export type { CallAnswer, CallRequest, ConformanceTarget, SessionAdapter } from "./scene/adapter.ts";
export type { Check, CheckOptions, CheckResult } from "./check/check.ts";
export { conformanceChecks } from "./checks.ts";
export { describeConformance, type DescribeOptions, type RegisterTest } from "./describe-conformance.ts";
export { runConformance, type ConformanceOptions } from "./run-conformance.ts";
