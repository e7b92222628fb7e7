import type { ConformanceFacts } from "../contract/conformance-facts.ts";
import type { CloudEndureCredentials } from "./credentials.ts";

const otherToken = "c0ffee00-1111-4222-8333-444455556666";

/** What the conformance checks must know of CloudEndure. */
export const cloudendureConformance: ConformanceFacts<CloudEndureCredentials> = {
  read: { request: { method: "GET", path: "/projects" }, operation: "listProjects" },
  other: { request: { method: "GET", path: "/me" }, operation: "getMe" },
  change: (index) => ({ request: { method: "POST", path: "/projects", body: { name: `project ${index}` } }, operation: "createProject" }),
  wrongCredentials: {
    userApiToken: Array.from({ length: 16 }, () => "0BAD").join("-"),
    username: "nobody@example.com",
    password: "not-the-password",
  },
  secretHeaders: ["x-xsrf-token"],
  unusableLogins: [
    ["no session cookie", { removeCookies: ["session"] }],
    ["no XSRF cookie", { removeCookies: ["XSRF-TOKEN"] }],
    ["an empty cookie", { setCookies: { session: "" } }],
    ["two session cookies", { addHeaders: [["set-cookie", `session=${otherToken}`]] }],
    ["a cookie over 8 KiB", { setCookies: { session: otherToken.repeat(240) } }],
  ],
  tellsErrorsWith200: true,
  otherLoginPath: "/api/v5/login",
  // Its 307 on login: "a redirect address is provided to where subsequent calls should go".
  loginMoves: [
    {
      title: "a login is redirected from /api/latest to /api/v5",
      expected: "followed once, 1 session, and later calls and the logout below /api/v5",
      policies: () => ({ redirectLogin: "v5" }),
      base: "/api/v5",
      maxLoginRequests: 2,
    },
    {
      title: "a login is redirected to the whole URL of another version",
      expected: "followed once, 1 session, and later calls and the logout below /api/v4",
      policies: (origin) => ({ redirectLogin: `${origin}/api/v4/login` }),
      base: "/api/v4",
      maxLoginRequests: 2,
    },
    {
      title: "the redirect's answer holds the session already",
      expected: "1 session and no second login, and later calls and the logout below /api/v5",
      policies: () => ({ redirectLogin: "v5", redirectOpensSession: true }),
      base: "/api/v5",
      maxLoginRequests: 1,
    },
  ],
  sessionCookies: ["session", "XSRF-TOKEN"],
};
