import { AssertionError } from "node:assert";
import type { VendorName } from "../vendors/vendors.ts";
import type { SessionAdapter } from "./scene/adapter.ts";
import type { CheckOptions, CheckResult } from "./check/check.ts";
import { selectChecks, type Selection } from "./select-checks.ts";

/** A runner's own function: vitest's `test` (or `test.concurrent`), or that of `node:test`. Times are in milliseconds. */
export type RegisterTest = (name: string, options: { timeout: number }, run: () => Promise<void>) => unknown;

/** How the checks become tests. */
export interface DescribeOptions<V extends VendorName = VendorName> extends Selection<V>, Omit<CheckOptions<V>, "vendor"> {
  readonly test: RegisterTest;
  /** What the tests' names begin with: `my client F2: …`. Default: nothing. */
  readonly name?: string;
  /** Called after each check, before its test passes or fails. */
  readonly onResult?: (result: CheckResult) => void;
}

/** Registers a test for each check and vendor. A failed one says what was expected, and what the server saw. */
export function describeConformance<Handle, V extends VendorName = VendorName>(
  adapter: SessionAdapter<Handle, V>,
  options: DescribeOptions<V>,
): void {
  const { test, name, onResult, vendor: _vendor, rows: _rows, timeout = 30_000, ...how } = options;
  const prefix = name === undefined ? "" : `${name} `;
  for (const { check, vendor } of selectChecks(adapter, options)) {
    // The check has its own limit, and needs some seconds to clean up. The runner's limit is longer, for the case that the kit fails.
    test(`${prefix}${check.id}: ${check.title} (${vendor})`, { timeout: timeout + 10_000 }, async () => {
      const result = await check.run(adapter, { ...how, timeout, vendor });
      onResult?.(result);
      if (result.passed) return;
      const { expected, saw } = result;
      throw new AssertionError({ message: `expected ${expected}; saw ${saw}`, expected, actual: saw, operator: "conformance" });
    });
  }
}
