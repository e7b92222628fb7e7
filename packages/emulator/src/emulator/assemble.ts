import { checkCredentials } from "../control/check-credentials.ts";
import { createControlApi } from "../control/control-api.ts";
import { createControls } from "../control/create-controls.ts";
import type { AnyEmulator } from "../control/emulator.ts";
import type { Fault } from "../faults/fault.ts";
import { checkPolicies } from "../policies/check-policies.ts";
import { createCore, type Core } from "../server/core.ts";
import { createDispatch, type ControlApi } from "../server/dispatch.ts";
import { createFetch } from "../transport/fetch-adapter.ts";
import { defaultsOf, rulesOf, type Vendor } from "../vendors/contract/vendor.ts";

/** An emulator, and what a listener needs of it. */
interface Assembled {
  readonly emulator: AnyEmulator;
  readonly core: Core;
  readonly control: ControlApi;
}

/** The options of an emulator, as they came. */
export interface Given {
  readonly credentials?: object | readonly object[];
  readonly faults?: readonly Fault[];
  readonly seed?: number;
  readonly history?: number;
  readonly [policy: string]: unknown;
}

/** Puts an emulator together. `origin` is asked whenever it is shown. Throws a TypeError that names what is wrong in the options. */
export function assemble(vendor: Vendor, options: Given, origin: () => string): Assembled {
  const { credentials, faults = [], seed = 1, history = 1000, ...given } = options;
  if (!(Number.isSafeInteger(history) && history > 0))
    throw new TypeError(`history: expected a whole number from 1, got ${String(history)}`);
  checkPolicies(rulesOf(vendor), given);
  const policies = { ...defaultsOf(vendor), ...given };
  const server = vendor.createServer(policies);
  const accounts = [credentials ?? {}].flat().map((entry, index) => server.makeAccount(index, checkCredentials(vendor, entry)));
  const core = createCore(server, accounts, policies, { seed, history });
  const controls = createControls({ vendor, core, policies, faults, origin });
  const control = createControlApi(controls, rulesOf(vendor));
  const fetch = createFetch(core, createDispatch(core, control));
  return { emulator: Object.assign(controls, { fetch }), core, control };
}
