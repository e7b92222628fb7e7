import { checkCredentials } from "../control/check-credentials.ts";
import { createControlApi } from "../control/control-api.ts";
import { createControls } from "../control/create-controls.ts";
import type { Emulator } from "../control/emulator.ts";
import type { Fault } from "../faults/fault.ts";
import { checkPolicies } from "../policies/check-policies.ts";
import { createCore, type Core } from "../server/core.ts";
import { createDispatch, type ControlApi } from "../server/dispatch.ts";
import { createFetch } from "../transport/fetch-adapter.ts";
import { defaultsOf, rulesOf } from "../vendors/contract/vendor.ts";
import { findVendor, type Policies, type VendorName } from "../vendors/vendors.ts";
import type { CreateOptions } from "./options.ts";

/** An emulator, and what a listener needs of it. */
interface Assembled<V extends VendorName> {
  readonly emulator: Emulator<V>;
  readonly core: Core;
  readonly control: ControlApi;
}

interface Given {
  readonly credentials?: object | readonly object[];
  readonly faults?: readonly Fault[];
  readonly seed?: number;
  readonly history?: number;
  readonly [policy: string]: unknown;
}

/** Puts an emulator together. `origin` is asked whenever it is shown. Throws a TypeError that names what is wrong in the options. */
export function assemble<V extends VendorName>(name: V, options: CreateOptions<V>, origin: () => string): Assembled<V> {
  const vendor = findVendor(name);
  const { credentials, faults = [], seed = 1, history = 1000, ...given } = options as Given;
  if (!(Number.isSafeInteger(history) && history > 0))
    throw new TypeError(`history: expected a whole number from 1, got ${String(history)}`);
  checkPolicies(rulesOf(vendor), given);
  const policies = { ...defaultsOf(vendor), ...given } as Policies<V>;
  const server = vendor.createServer(policies);
  const accounts = [credentials ?? {}].flat().map((entry, index) => server.makeAccount(index, checkCredentials(vendor, entry)));
  const core = createCore(server, accounts, policies, { seed, history });
  const controls = createControls({ name, vendor, core, policies, faults, origin });
  const control = createControlApi(controls, rulesOf(vendor));
  const fetch = createFetch(core, createDispatch(core, control));
  return { emulator: Object.assign(controls, { fetch }), core, control };
}
