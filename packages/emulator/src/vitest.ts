import { test, type TestAPI } from "vitest";
import type { Emulator, SpecEmulator } from "./control/emulator.ts";
import { createEmulator, createVendor } from "./emulator/create-emulator.ts";
import { loadSpec } from "./emulator/load-spec.ts";
import { splitSpecOptions, type InProcessSpecOptions } from "./emulator/spec-options.ts";
import { vendorNames, type VendorName } from "./vendors/vendors.ts";

/** What a test of `emulatorTest` may ask for: an emulator of each vendor, at `https://VENDOR.localhost`, without a socket. */
export type EmulatorFixtures = { readonly [Name in VendorName]: Emulator<Name> };

/** Vitest's own declarations know fixtures one by one; here they come from the list of vendors. */
interface Extendable<Fixtures> {
  extend(fixtures: object): TestAPI<Fixtures>;
}

type Use<Given> = (given: Given) => Promise<void>;

/** Vitest's `test` with an emulator of each vendor: made when a test names it, the test's own, closed afterwards. */
export const emulatorTest: TestAPI<EmulatorFixtures> = (test as unknown as Extendable<EmulatorFixtures>).extend(
  Object.fromEntries(vendorNames.map((name) => [name, fresh(name)])),
);

/** What a test of `emulatorTestOf` may ask for. */
export interface SpecFixtures<Credentials extends object> {
  readonly emulator: SpecEmulator<Credentials>;
}

/**
 * Vitest's `test` with an emulator of a description: read once, when a test first names `emulator`, which is made for each test, the
 * test's own, and closed afterwards. What is wrong in the options or in the description fails the tests that name it.
 */
export function emulatorTestOf<Credentials extends object = Record<string, unknown>>(
  options: InProcessSpecOptions<Credentials>,
): TestAPI<SpecFixtures<Credentials>> {
  const { files, rest } = splitSpecOptions(options);
  let vendor: ReturnType<typeof loadSpec> | undefined;
  // oxlint-disable-next-line no-empty-pattern
  const emulator = async ({}: object, use: Use<SpecEmulator<Credentials>>): Promise<void> => {
    const made = createVendor(await (vendor ??= loadSpec(files)), rest) as unknown as SpecEmulator<Credentials>;
    await use(made);
    await made.close();
  };
  return (test as unknown as Extendable<SpecFixtures<Credentials>>).extend({ emulator });
}

function fresh<V extends VendorName>(vendor: V) {
  // Vitest reads from this pattern which other fixtures one needs: none.
  // oxlint-disable-next-line no-empty-pattern
  return async ({}: object, use: Use<Emulator<V>>): Promise<void> => {
    const emulator = createEmulator(vendor);
    await use(emulator);
    await emulator.close();
  };
}
