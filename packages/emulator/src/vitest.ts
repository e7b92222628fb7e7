import { test, type TestAPI } from "vitest";
import { createEmulator, type Emulator } from "./emulator/emulator.ts";
import type { VendorName } from "./server/vendor.ts";

/** What a test of `emulatorTest` may ask for. */
export interface EmulatorFixtures {
  /** `https://flashblade.localhost`, for `flashblade.fetch` and for MSW; no socket. */
  readonly flashblade: Emulator<"flashblade">;
  /** `https://cloudendure.localhost`. */
  readonly cloudendure: Emulator<"cloudendure">;
}

/** Vitest's `test` with an emulator of each vendor: made when a test names it, the test's own, closed afterwards. */
export const emulatorTest: TestAPI<EmulatorFixtures> = test.extend<EmulatorFixtures>({
  flashblade: fresh("flashblade"),
  cloudendure: fresh("cloudendure"),
});

function fresh<V extends VendorName>(vendor: V) {
  // Vitest reads from this pattern which other fixtures one needs: none.
  // oxlint-disable-next-line no-empty-pattern
  return async ({}: object, use: (emulator: Emulator<V>) => Promise<void>): Promise<void> => {
    const emulator = createEmulator(vendor);
    await use(emulator);
    await emulator.close();
  };
}
