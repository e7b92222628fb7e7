import type { VendorName } from "../vendors/vendors.ts";
import type { AdapterOf, DescribedAdapter, SessionAdapter } from "./scene/adapter.ts";
import type { CheckLimits, CheckResult } from "./check/check.ts";
import { selectChecks, selectDescribed, type DescribedSelection, type Selected, type Selection } from "./select-checks.ts";

/** How checks are run, one after the other or several at once. */
export interface RunOptions extends CheckLimits {
  /** Called after each check. */
  readonly onResult?: (result: CheckResult) => void;
  /** How many checks run at once; most of them wait most of the time. Default 1. */
  readonly concurrency?: number;
}

/** How the suite is run with the built-in vendors. */
export interface ConformanceOptions<V extends VendorName = VendorName> extends Selection<V>, RunOptions {}

/** How the suite is run with a server of a description. */
export interface DescribedConformanceOptions extends DescribedSelection, RunOptions {}

/**
 * Runs the checks on a client of a described API; resolves to their results, in the order of the list. A client's failures are results,
 * never rejections. Rejects with a TypeError for a row that does not exist and for a description without a call to make, and with a
 * `SpecError` for what is wrong in the description.
 */
export function runConformance<Handle, Credentials extends object = Record<string, unknown>>(
  adapter: DescribedAdapter<Handle, Credentials>,
  options: DescribedConformanceOptions,
): Promise<CheckResult[]>;
/**
 * Runs the checks on a client of the built-in vendors; resolves to their results, in the order of the list. A client's failures are
 * results, never rejections. Rejects with a TypeError for a row or a vendor that does not exist.
 */
export function runConformance<Handle, V extends VendorName = VendorName>(
  adapter: SessionAdapter<Handle, V>,
  options?: ConformanceOptions<V>,
): Promise<CheckResult[]>;
export async function runConformance(
  adapter: AdapterOf<unknown, never>,
  options: ConformanceOptions | DescribedConformanceOptions = {},
): Promise<CheckResult[]> {
  const selected = "spec" in options ? await selectDescribed(adapter, options) : selectChecks(adapter, options);
  return runSelected(adapter, selected, options);
}

async function runSelected<Target>(
  adapter: AdapterOf<unknown, Target>,
  selected: readonly Selected[],
  { concurrency = 1, onResult, ...limits }: RunOptions,
): Promise<CheckResult[]> {
  const waiting = [...selected.entries()];
  const results: CheckResult[] = [];
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { check, vendor }] = next;
      const result = await check.runOn(vendor, adapter, limits);
      results[index] = result;
      onResult?.(result);
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return results;
}
