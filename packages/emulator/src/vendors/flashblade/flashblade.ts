import type { Vendor } from "../contract/vendor.ts";
import { flashbladeConformance } from "./conformance.ts";
import type { FlashBladeCredentials } from "./credentials.ts";
import { flashbladeDefaults, flashbladeRules, type FlashBladePolicies } from "./policies.ts";
import { createFlashBlade } from "./server.ts";

/** Pure Storage FlashBlade: a session's token in a header. */
export const flashblade: Vendor<FlashBladeCredentials, FlashBladePolicies> = {
  name: "flashblade",
  credentials: { apiToken: "secret", username: "name", password: "secret" },
  defaults: flashbladeDefaults,
  ownRules: flashbladeRules,
  isSelfSigned: true, // arrays ship certificates of their own
  createServer: createFlashBlade,
  loginRequest: ({ apiToken }) => ({ method: "POST", path: "/login", headers: [["api-token", apiToken]] }),
  conformance: flashbladeConformance,
};
