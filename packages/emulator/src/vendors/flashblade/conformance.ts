import type { ConformanceFacts } from "../contract/conformance-facts.ts";
import type { FlashBladeCredentials } from "./credentials.ts";

const otherToken = "c0ffee00-1111-4222-8333-444455556666";

/** What the conformance checks must know of FlashBlade. */
export const flashbladeConformance: ConformanceFacts<FlashBladeCredentials> = {
  read: { request: { method: "GET", path: "/2.26/arrays" }, operation: "listArrays" },
  other: { request: { method: "GET", path: "/1.12/file-systems" }, operation: "listFileSystems" },
  change: (index) => ({
    request: { method: "POST", path: `/1.12/file-systems?names=fs${index}`, body: { provisioned: 1 } },
    operation: "createFileSystem",
  }),
  wrongCredentials: { apiToken: "T-00000000-0000-4000-8000-00000000bad1" },
  secretHeaders: ["x-auth-token", "api-token"],
  unusableLogins: [
    ["no token", { removeHeaders: ["x-auth-token"] }],
    ["an empty token", { setHeaders: [["x-auth-token", ""]] }],
    ["two tokens", { addHeaders: [["x-auth-token", otherToken]] }],
    ["a token over 8 KiB", { setHeaders: [["x-auth-token", otherToken.repeat(240)]] }],
    ["a token beyond ASCII", { setHeaders: [["x-auth-token", `${otherToken}\u00e9`]] }],
  ],
  tellsErrorsWith200: true,
  otherLoginPath: "/api/v5/login",
  versionedLogout: "versionedLogout",
};
