import { AssertionError } from "node:assert";
import type { VendorName } from "../vendors/vendors.ts";
import type { AdapterOf, DescribedAdapter, SessionAdapter } from "./scene/adapter.ts";
import type { CheckLimits, CheckResult } from "./check/check.ts";
import { selectChecks, selectDescribed, type DescribedSelection, type Selected, type Selection } from "./select-checks.ts";

/** A runner's own function: vitest's `test` (or `test.concurrent`), or that of `node:test`. Times are in milliseconds. */
export type RegisterTest = (name: string, options: { timeout: number }, run: () => Promise<void>) => unknown;

/** How checks become tests. */
export interface TestOptions extends CheckLimits {
  readonly test: RegisterTest;
  /** What the tests' names begin with: `my client F2: …`. Default: nothing. */
  readonly name?: string;
  /** Called after each check, before its test passes or fails. */
  readonly onResult?: (result: CheckResult) => void;
}

/** How the checks with the built-in vendors become tests. */
export interface DescribeOptions<V extends VendorName = VendorName> extends Selection<V>, TestOptions {}

/** How the checks with a server of a description become tests. The description is called after its file. */
export interface DescribedTestOptions extends Omit<DescribedSelection, "name">, TestOptions {}

/** Registers a test for each check, once the description is read: await it. A failed one says what was expected, and what the server saw. */
export function describeConformance<Handle, Credentials extends object = Record<string, unknown>>(
  adapter: DescribedAdapter<Handle, Credentials>,
  options: DescribedTestOptions,
): Promise<void>;
/** Registers a test for each check and vendor. A failed one says what was expected, and what the server saw. */
export function describeConformance<Handle, V extends VendorName = VendorName>(
  adapter: SessionAdapter<Handle, V>,
  options: DescribeOptions<V>,
): void;
export function describeConformance(
  adapter: AdapterOf<unknown, never>,
  options: DescribeOptions | DescribedTestOptions,
): Promise<void> | undefined {
  if (!("spec" in options)) {
    register(adapter, selectChecks(adapter, options), options);
    return undefined;
  }
  const { name: _name, ...selection } = options;
  return selectDescribed(adapter, selection).then((selected) => register(adapter, selected, options));
}

function register<Target>(adapter: AdapterOf<unknown, Target>, selected: readonly Selected[], options: TestOptions): void {
  const { test, name, onResult, timeout = 30_000, tls = false } = options;
  const prefix = name === undefined ? "" : `${name} `;
  for (const { check, vendor } of selected) {
    // The check has its own limit, and needs some seconds to clean up. The runner's limit is longer, for the case that the kit fails.
    test(`${prefix}${check.id}: ${check.title} (${vendor.name})`, { timeout: timeout + 10_000 }, async () => {
      const result = await check.runOn(vendor, adapter, { timeout, tls });
      onResult?.(result);
      if (result.passed) return;
      const { expected, saw } = result;
      throw new AssertionError({ message: `expected ${expected}; saw ${saw}`, expected, actual: saw, operator: "conformance" });
    });
  }
}
