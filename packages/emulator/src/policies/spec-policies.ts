import { status, type PolicyRule } from "./policy-rule.ts";
import type { SharedPolicies } from "./shared-policies.ts";

/** The policies of an emulator made of a description: those that all vendors have, and what a session has of several values. */
export interface SpecPolicies extends SharedPolicies {
  /**
   * Status of a live session whose other values are missing or wrong, such as a token against forged requests. Only where a
   * session has several.
   */
  xsrfStatus?: number;
}

/** The rule of `xsrfStatus`. */
export const xsrfRule: PolicyRule = { ...status, help: "a session of which a part is missing" };
