import { flag, oneOf, type PolicyRule } from "../../policies/policy-rule.ts";
import type { VendorDefaults } from "../../policies/shared-policies.ts";

/** The policies that FlashBlade alone has. */
export interface FlashBladePolicies {
  /** An `api-token` in the login's query works. Off: one description names it, no client uses it. */
  queryApiToken: boolean;
  /** Which of the three error bodies. `error` was seen on the wire. */
  errorBody: "error" | "errors" | "message";
  /** A login at a versioned path: logs in, or is answered with 400. Unknown: a choice. One client sends them. */
  versionedLogin: "accept" | "refuse";
}

/** How an array behaves when nothing else is asked for. */
export const flashbladeDefaults: VendorDefaults & FlashBladePolicies = {
  idleTimeout: 1_800_000, // documented
  absoluteTimeout: 0, // unknown: a choice
  lockoutStatus: 403, // a choice
  deadSessionStatus: 403, // seen on the wire
  badTokenStatus: 400, // unknown: as the sibling FlashArray answers
  queryApiToken: false,
  errorBody: "error",
  versionedLogin: "refuse",
};

export const flashbladeRules: Readonly<Record<keyof FlashBladePolicies, PolicyRule>> = {
  queryApiToken: { ...flag, help: "the login takes ?api-token= too" },
  errorBody: { ...oneOf("error", "errors", "message"), help: "which of the three error bodies" },
  versionedLogin: { ...oneOf("accept", "refuse"), help: "a login at a versioned path" },
};
