import type { Case } from "./case.ts";

/** What a login takes. */
export const logins: readonly Case[] = [
  [
    "a scheme that answers a challenge",
    {
      given: [
        ["      security: []\n", "      security: [{ once: [] }]\n"],
        ["  securitySchemes:\n", "  securitySchemes:\n    once: { type: http, scheme: Digest }\n"],
      ],
      want: 'small.yaml:13:17: The login "login" needs the security scheme "once", which nothing fills: it is http Digest. Write `security: []` on the login when its parameters and its body are all that it needs, else let it need an apiKey or http scheme. Where it needs http Digest, write the vendor by hand (docs/when-a-spec-cannot-say-it.md).',
    },
  ],
  [
    "an input twice",
    {
      given: [["[{ name: key, in: header,", "[{ name: key, in: query, schema: { type: string } }, { name: key, in: header,"]],
      want: 'small.yaml:14:72: The login "login" takes "key" twice. Give one of the two by a $ref to a component whose name differs.',
    },
  ],
  [
    "a login's body of XML",
    {
      given: [
        ["      security: []\n", "      security: []\n      requestBody: { content: { application/xml: { schema: { type: object } } } }\n"],
      ],
      want: 'small.yaml:14:22: The body of the login "login" is neither JSON nor urlencoded. Declare application/json or application/x-www-form-urlencoded. Where the server takes neither, write the vendor by hand (docs/when-a-spec-cannot-say-it.md).',
    },
  ],
  [
    "a login's body without members",
    {
      given: [
        [
          "      security: []\n",
          "      security: []\n      requestBody: { content: { application/json: { schema: { type: string } } } }\n",
        ],
      ],
      want: 'small.yaml:14:61: The body of the login "login" declares no properties. Declare each value that it takes as a property.',
    },
  ],
  [
    "a login without a secret",
    {
      given: [[", format: password", ""]],
      want: 'small.yaml:12:7: No input of the login "login" is marked as a secret. Mark the secret parameter or body member with `format: password`, or name the scheme of the secret in the login\'s `security`.',
    },
  ],
  [
    "a login on a server of its own",
    {
      given: [["      security: []\n", '      security: []\n      servers: [{ url: "https://login.example/v2/" }]\n']],
      want: 'small.yaml:14:17: The login "login" has a server of its own, https://login.example/v2: a session is opened, used and ended at one base URL. Remove it with an overlay (`{ target: "$.paths[\'/login\'].post.servers", remove: true }`). Where the login really is there, the option `fetch` sends it there (docs/when-a-spec-cannot-say-it.md).',
    },
  ],
  [
    "a logout on a path of its own on the same server",
    {
      given: [["  /logout:\n", '  /logout:\n    servers: [{ url: "https://small.example/old" }]\n']],
      want: 'small.yaml:24:15: The logout "logout" has a server of its own, /old: a session is opened, used and ended at one base URL. Remove it with an overlay (`{ target: "$.paths[\'/logout\'].servers", remove: true }`). Where the logout really is there, the option `fetch` sends it there (docs/when-a-spec-cannot-say-it.md).',
    },
  ],
];
