import type { VendorName } from "../vendors/vendors.ts";
import type { SessionAdapter } from "./scene/adapter.ts";
import type { CheckOptions, CheckResult } from "./check/check.ts";
import { selectChecks, type Selection } from "./select-checks.ts";

/** How the suite is run. */
export interface ConformanceOptions<V extends VendorName = VendorName> extends Selection<V>, Omit<CheckOptions<V>, "vendor"> {
  /** Called after each check. */
  readonly onResult?: (result: CheckResult) => void;
  /** How many checks run at once; most of them wait most of the time. Default 1. */
  readonly concurrency?: number;
}

/**
 * Runs the checks on a client; resolves to their results, in the order of the list. A client's failures are results, never
 * rejections. Throws a TypeError for a row or a vendor that does not exist.
 */
export async function runConformance<Handle, V extends VendorName = VendorName>(
  adapter: SessionAdapter<Handle, V>,
  options: ConformanceOptions<V> = {},
): Promise<CheckResult[]> {
  const { concurrency = 1, onResult, vendor: _vendor, rows: _rows, ...how } = options;
  const selected = [...selectChecks(adapter, options).entries()];
  const results: CheckResult[] = [];
  async function work(): Promise<void> {
    for (let next = selected.shift(); next !== undefined; next = selected.shift()) {
      const [index, { check, vendor }] = next;
      const result = await check.run(adapter, { ...how, vendor });
      results[index] = result;
      onResult?.(result);
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  return results;
}
