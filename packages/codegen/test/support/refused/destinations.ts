import type { Case } from "./case.ts";

const schemeLine = "    token: { type: apiKey, in: header, name: X-Token }";

/** Security schemes that no value of a login can go to. */
export const destinations: readonly Case[] = [
  [
    "oauth2",
    {
      given: [[schemeLine, "    token: { type: oauth2, flows: {} }"]],
      want: 'small.yaml:30:20: The security scheme "token" is oauth2, which has no place for a value that a login answers. Use apiKey in header, cookie or query, or http with a scheme such as bearer.',
    },
  ],
  [
    "openIdConnect",
    {
      given: [[schemeLine, "    token: { type: openIdConnect, openIdConnectUrl: 'https://small.example' }"]],
      want: 'small.yaml:30:20: The security scheme "token" is openIdConnect, which has no place for a value that a login answers. Use apiKey in header, cookie or query, or http with a scheme such as bearer.',
    },
  ],
  [
    "a destination that is no header name",
    {
      given: [[schemeLine, '    token: { type: apiKey, in: header, name: "X\\nToken" }']],
      want: 'small.yaml:30:46: "X\\nToken" cannot be the name of a header. Use letters, digits and hyphens.',
    },
  ],
];
