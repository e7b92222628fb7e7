import { test, type TestAPI } from "vitest";
import type { Emulator } from "./control/emulator.ts";
import { createEmulator } from "./emulator/create-emulator.ts";
import { vendorNames, type VendorName } from "./vendors/vendors.ts";

/** What a test of `emulatorTest` may ask for: an emulator of each vendor, at `https://VENDOR.localhost`, without a socket. */
export type EmulatorFixtures = { readonly [Name in VendorName]: Emulator<Name> };

/** Vitest's own declarations know fixtures one by one; here they come from the list of vendors. */
interface Extendable {
  extend(fixtures: object): TestAPI<EmulatorFixtures>;
}

/** Vitest's `test` with an emulator of each vendor: made when a test names it, the test's own, closed afterwards. */
export const emulatorTest: TestAPI<EmulatorFixtures> = (test as unknown as Extendable).extend(
  Object.fromEntries(vendorNames.map((name) => [name, fresh(name)])),
);

function fresh<V extends VendorName>(vendor: V) {
  // Vitest reads from this pattern which other fixtures one needs: none.
  // oxlint-disable-next-line no-empty-pattern
  return async ({}: object, use: (emulator: Emulator<V>) => Promise<void>): Promise<void> => {
    const emulator = createEmulator(vendor);
    await use(emulator);
    await emulator.close();
  };
}
