import type { Case } from "./case.ts";

const credentialLine = "    token: $response.header.X-Token";

/** x-session itself: its shape, and the operations and schemes that it names. */
export const xSession: readonly Case[] = [
  [
    "no x-session",
    {
      given: [["x-session:", "x-sessions:"]],
      want: 'small.yaml:1:1: The spec has no x-session. Say how a session opens and closes: x-session: { login: …, logout: …, credentials: { …: … } }, in the spec or in an overlay (--overlay). "vendor-codegen overlay" writes a first one.',
    },
  ],
  [
    "x-session that is no mapping",
    {
      given: [
        ["x-session:\n  login: login\n  logout: logout\n  credentials:\n    token: $response.header.X-Token\n", "x-session: login\n"],
      ],
      want: 'small.yaml:4:12: x-session is "login", not a mapping. Write it as x-session: { login: …, logout: …, credentials: { …: … } }.',
    },
  ],
  [
    "a fourth key",
    {
      given: [["  logout: logout\n", "  logout: logout\n  retry: 3\n"]],
      want: 'small.yaml:7:3: x-session has no key "retry". Its keys are login, logout and credentials; remove this one.',
    },
  ],
  [
    "a login that is a list",
    {
      given: [["  login: login\n", "  login: [login]\n"]],
      want: 'small.yaml:5:10: There is no operation ["login"]. Name one by its operationId: login, logout.',
    },
  ],
  [
    "a login that is not there",
    {
      given: [["  login: login\n", "  login: signIn\n"]],
      want: 'small.yaml:5:10: There is no operation "signIn". Name one by its operationId: login, logout.',
    },
  ],
  [
    "no credentials",
    {
      given: [["  credentials:\n    token: $response.header.X-Token\n", "  credentials: {}\n"]],
      want: "small.yaml:7:16: x-session.credentials names no security scheme. Write it as `scheme: $response.header.NAME`.",
    },
  ],
  [
    "a scheme that is not there",
    {
      given: [[credentialLine, "    tokn: $response.header.X-Token"]],
      want: 'small.yaml:8:5: There is no security scheme "tokn". Name one of components.securitySchemes: token.',
    },
  ],
  [
    "several faults of x-session at once",
    {
      given: [
        ["  login: login\n  logout: logout\n", "  login: signIn\n  logout: signOut\n"],
        ["    token: $response.header.X-Token", "    tokn: $response.header.X-Token"],
      ],
      want: [
        'small.yaml:5:10: There is no operation "signIn". Name one by its operationId: login, logout.',
        'small.yaml:6:11: There is no operation "signOut". Name one by its operationId: login, logout.',
        'small.yaml:8:5: There is no security scheme "tokn". Name one of components.securitySchemes: token.',
      ].join("\n"),
    },
  ],
];
