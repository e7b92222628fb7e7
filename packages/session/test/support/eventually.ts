import { vi } from "vitest";

/** Waits until `check` does not throw. The limit only ends a test that fails: it is generous, for a machine that is busy with other tests. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 30_000 });
}
