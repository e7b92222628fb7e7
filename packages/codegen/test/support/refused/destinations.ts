import type { Case } from "./case.ts";

const schemeLine = "    token: { type: apiKey, in: header, name: X-Token }";

/** Security schemes that no value of a login can go to. */
export const destinations: readonly Case[] = [
  [
    "http digest",
    {
      given: [[schemeLine, "    token: { type: http, scheme: digest }"]],
      want: 'small.yaml:30:20: The security scheme "token" is http digest, which has no place for a value that a login answers. Use a scheme whose value stays the same, such as bearer; where calls need http digest, write the vendor by hand (docs/when-a-spec-cannot-say-it.md).',
    },
  ],
  [
    "a place that is none",
    {
      given: [[schemeLine, "    token: { type: apiKey, in: body, name: auth }"]],
      want: 'small.yaml:30:32: `in` can be one of the following only: "query", "header", "cookie". A value goes into a header, a cookie or the query. Where it goes elsewhere, such as into the body, write the vendor by hand (docs/when-a-spec-cannot-say-it.md).',
    },
  ],
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
