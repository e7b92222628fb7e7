export type { CallAnswer, CallRequest, ConformanceTarget, SessionAdapter } from "./adapter.ts";
export type { Check, CheckOptions, CheckResult } from "./check.ts";
export { conformanceChecks } from "./checks.ts";
export { describeConformance, type DescribeOptions, type RegisterTest } from "./describe-conformance.ts";
export { runConformance, type ConformanceOptions } from "./run-conformance.ts";
