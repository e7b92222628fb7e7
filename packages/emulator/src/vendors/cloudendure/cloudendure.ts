import type { Vendor } from "../contract/vendor.ts";
import { cloudendureConformance } from "./conformance.ts";
import type { CloudEndureCredentials } from "./credentials.ts";
import { cloudendureDefaults, cloudendureRules, type CloudEndurePolicies } from "./policies.ts";
import { createCloudEndure } from "./server.ts";

/** CloudEndure's console: a session in a cookie, and an XSRF token beside it. */
export const cloudendure: Vendor<CloudEndureCredentials, CloudEndurePolicies> = {
  name: "cloudendure",
  credentials: { userApiToken: "secret", username: "name", password: "secret", googleOauthCode: "secret" },
  defaults: cloudendureDefaults,
  ownRules: cloudendureRules,
  isSelfSigned: false,
  createServer: createCloudEndure,
  loginRequest: ({ userApiToken }) => ({
    method: "POST",
    path: "/login",
    headers: [["Content-Type", "application/json"]],
    body: JSON.stringify({ userApiToken }),
  }),
  conformance: cloudendureConformance,
};
