import { status, type PolicyRule } from "../../policies/policy-rule.ts";
import type { VendorDefaults } from "../../policies/shared-policies.ts";

/** The policies that CloudEndure alone has. */
export interface CloudEndurePolicies {
  /** The status of a live cookie without its XSRF header. 403 (401 or 403 is known: a choice). */
  xsrfStatus: number;
}

/** How the console behaves when nothing else is asked for. */
export const cloudendureDefaults: VendorDefaults & CloudEndurePolicies = {
  idleTimeout: 0, // unknown: a choice
  absoluteTimeout: 3_600_000, // second-hand
  lockoutStatus: 429, // documented
  deadSessionStatus: 401, // documented
  badTokenStatus: 401, // documented
  xsrfStatus: 403,
};

export const cloudendureRules: Readonly<Record<keyof CloudEndurePolicies, PolicyRule>> = {
  xsrfStatus: { ...status, help: "a cookie without its XSRF header" },
};
