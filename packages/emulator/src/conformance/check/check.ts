import type { ConformanceFacts } from "../../vendors/contract/conformance-facts.ts";
import type { Vendor } from "../../vendors/contract/vendor.ts";
import { findVendor, vendorNames, type VendorName } from "../../vendors/vendors.ts";
import type { AdapterOf, SessionAdapter } from "../scene/adapter.ts";
import { within } from "../scene/time-limit.ts";
import { openScene, type Scene } from "../scene/scene.ts";
import type { Verdict } from "./verdict.ts";
import { count } from "../scene/words.ts";

/** How a check ended. */
export interface CheckResult extends Verdict {
  /** The row's id, such as `F2`. */
  readonly row: string;
  readonly title: string;
  /** The vendor's name, or the description's. */
  readonly vendor: string;
  /** What must hold. */
  readonly expected: string;
  /** What the server saw, and how the calls ended. Never a secret. */
  readonly saw: string;
}

/** What a check is given beside its server. */
export interface CheckLimits {
  /** Milliseconds for the whole check; what is not done then has failed. Default 30,000. */
  readonly timeout?: number;
  /** Over HTTPS, with a certificate that the target's `ca` vouches for. Default false. */
  readonly tls?: boolean;
}

/** How a check is run. */
export interface CheckOptions<V extends VendorName = VendorName> extends CheckLimits {
  readonly vendor: V;
}

/** One case that a session client must survive. */
export interface ConformanceCheck {
  /** The row's id, such as `F2`. A row may have several checks; the id and the title name one. */
  readonly id: string;
  readonly title: string;
  readonly expected: string;
  /** The vendors it can happen with. */
  readonly vendors: readonly VendorName[];
  /** Whether the client must heed an AbortSignal. */
  readonly needsSignal: boolean;
  /** Runs it against its own server. Rejects only when the server cannot start; a client's failures are results. */
  run<Handle, V extends VendorName>(adapter: SessionAdapter<Handle, V>, options: CheckOptions<V>): Promise<CheckResult>;
}

/** The same, with any vendor. */
export interface Check extends ConformanceCheck {
  appliesTo(facts: ConformanceFacts): boolean;
  runOn<Handle, Target>(vendor: Vendor, adapter: AdapterOf<Handle, Target>, limits: CheckLimits): Promise<CheckResult>;
}

/** For checks that need two operations. */
export const hasTwoReads = ({ read, other }: ConformanceFacts): boolean => other.operation !== read.operation;

/** For checks that tell a call that changes something from one that reads: by method, as the server does. */
export const hasChange = ({ read, change }: ConformanceFacts): boolean =>
  read.request.method === "GET" && change(0).request.method !== "GET";

interface Definition {
  readonly id: string;
  readonly title: string;
  readonly expected: string;
  /** Whether it can happen with a vendor. Default: with each. */
  readonly appliesTo?: (facts: ConformanceFacts) => boolean;
  readonly needsSignal?: boolean;
  play(scene: Scene): Promise<Verdict>;
}

/** Makes a check of what is played. */
export function defineCheck(definition: Definition): Check {
  const { id, title, expected, appliesTo = () => true, needsSignal = false } = definition;
  const runOn: Check["runOn"] = async (vendor, adapter, { timeout = 30_000, tls = false }) => {
    const scene = await openScene(adapter, { vendor, timeout, tls });
    try {
      const played = await within(() => definition.play(scene), timeout);
      if (played.kind === "threw") throw played.error;
      const verdict = played.kind === "done" ? played.value : { passed: false, saw: unfinished(scene, timeout) };
      return { row: id, title, vendor: vendor.name, expected, ...verdict };
    } finally {
      await scene.close();
    }
  };
  return {
    id,
    title,
    expected,
    vendors: vendorNames.filter((name) => appliesTo(findVendor(name).conformance)),
    needsSignal,
    appliesTo,
    runOn,
    run: (adapter, { vendor, ...limits }) => runOn(findVendor(vendor), adapter, limits),
  };
}

function unfinished({ emulator }: Scene, timeout: number): string {
  const { logins, requests } = emulator.counters;
  return `not done after ${timeout / 1000} s, ${count(logins, "login")}, ${count(requests, "request")}`;
}
