/** Pieces of the small spec, replaced. */
type Changes = readonly (readonly [from: string, to: string])[];

/** A spec that cannot be used, what the generator says of it, and what its remedy makes of it, followed word by word. */
export interface Remedy {
  readonly name: string;
  readonly given: Changes;
  /** Of the error: the problem, and the remedy that is followed. */
  readonly want: readonly [problem: string, remedy: string];
  readonly followed: Changes;
}

const open = "          description: Open.\n";
const links = (content: string) => [open, `${open}          links: { end: { operationId: logout, ${content} } }\n`] as const;
const logoutId = "      operationId: logout\n";
const logoutBody = (schema: string) =>
  [logoutId, `${logoutId}      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }\n`] as const;
const logoutAt = (path: string, parameter: string) =>
  ["  /logout:\n    post:\n", `  ${path}:\n    post:\n      parameters: [${parameter}]\n`] as const;
const scheme = "    token: { type: apiKey, in: header, name: X-Token }\n";
const things = (security: string) =>
  [
    "components:\n",
    `  /things: { get: { operationId: list, security: ${security}, responses: { "200": { description: The things. } } } }\ncomponents:\n`,
  ] as const;
const byId = logoutAt("/logout/{id}", "{ name: id, in: path, required: true, schema: { type: string } }");
const byReason = logoutAt("/logout", "{ name: reason, in: query, required: true, schema: { type: string } }");
const noBody = 'Nothing says what the logout "logout" sends as its body.';

export const remedies: readonly Remedy[] = [
  {
    name: "a login without a secret, marked",
    given: [[", format: password", ""]],
    want: ['No input of the login "login" is marked as a secret.', "Mark the secret parameter or body member with `format: password`"],
    followed: [],
  },
  {
    name: "a login without a secret, by a scheme",
    given: [[", format: password", ""]],
    want: ['No input of the login "login" is marked as a secret.', "or name the scheme of the secret in the login's `security`."],
    followed: [
      [", format: password", ""],
      ["      security: []\n", "      security: [{ basic: [] }]\n"],
      [scheme, `${scheme}    basic: { type: http, scheme: basic }\n`],
    ],
  },
  {
    name: "a path parameter of the logout, from the answer",
    given: [byId],
    want: ['Nothing says where the path parameter "id" of the logout "logout" comes from.', "parameters: { id: … }"],
    followed: [byId, links("parameters: { id: $response.body#/id }")],
  },
  {
    name: "a path parameter of the logout, the value itself",
    given: [byId],
    want: ['Nothing says where the path parameter "id" of the logout "logout" comes from.', "or the value itself."],
    followed: [byId, links("parameters: { id: self }")],
  },
  {
    name: "a query parameter of the logout, from the request",
    given: [byReason],
    want: ['Nothing says where the query parameter "reason"', "one of its request ($request.body#/…)"],
    followed: [
      byReason,
      links("parameters: { query.reason: $request.query.user }"),
      ["parameters: [{ name: key,", "parameters: [{ name: user, in: query, required: true, schema: { type: string } }, { name: key,"],
    ],
  },
  {
    name: "a body of the logout",
    given: [logoutBody("{ type: object, required: [id], properties: { id: { type: string } } }")],
    want: [noBody, "operationId: logout, requestBody: { … }"],
    followed: [
      logoutBody("{ type: object, required: [id], properties: { id: { type: string } } }"),
      links("requestBody: { id: $response.body#/id, all: false }"),
    ],
  },
  {
    name: "a body of the logout that is no JSON",
    given: [[logoutId, `${logoutId}      requestBody: { required: true, content: { text/plain: {} } }\n`]],
    want: ['The body of the logout "logout" is neither JSON nor urlencoded.', "Declare application/json"],
    followed: [logoutBody("{ type: object }")],
  },
  {
    name: "a body for a logout that declares none, declared",
    given: [links("requestBody: {}")],
    want: ['The logout "logout" declares no body for this.', "Declare it as the logout's requestBody"],
    followed: [links("requestBody: {}"), logoutBody("{ type: object }")],
  },
  {
    name: "a body for a logout that declares none, removed",
    given: [links("requestBody: {}")],
    want: ['The logout "logout" declares no body for this.', "or remove this."],
    followed: [links("description: The end.")],
  },
  {
    name: "a logout that repeats a secret",
    given: [byReason, links("parameters: { reason: $request.header.key }")],
    want: ['"$request.header.key" is a secret that the login is given', "Take a value of the login's answer instead"],
    followed: [byReason, links("parameters: { reason: $response.body#/id }")],
  },
  {
    name: "a session that nothing needs, on each operation",
    given: [["      security: [{ token: [] }]\n", "      security: []\n"]],
    want: ["No operation needs the session", "Write `security: [{ token: [] }]` on each operation that needs it"],
    followed: [],
  },
  {
    name: "a session that nothing needs, at the top",
    given: [["      security: [{ token: [] }]\n", ""]],
    want: ["No operation needs the session", "or once at the top level."],
    followed: [
      ["      security: [{ token: [] }]\n", ""],
      ["paths:\n", "security: [{ token: [] }]\npaths:\n"],
    ],
  },
  {
    name: "an operation whose scheme nothing earns, by the session",
    given: [things("[{ other: [] }]"), [scheme, `${scheme}    other: { type: apiKey, in: header, name: X-Other }\n`]],
    want: ['The operation "list" needs "other", which no login earns.', "Write `security: [{ token: [] }]` when it needs the session"],
    followed: [things("[{ token: [] }]"), [scheme, `${scheme}    other: { type: apiKey, in: header, name: X-Other }\n`]],
  },
  {
    name: "an operation whose scheme nothing earns, earned",
    given: [things("[{ other: [] }]"), [scheme, `${scheme}    other: { type: apiKey, in: header, name: X-Other }\n`]],
    want: ['The operation "list" needs "other", which no login earns.', "add the scheme to x-session.credentials"],
    followed: [
      things("[{ other: [] }]"),
      [scheme, `${scheme}    other: { type: apiKey, in: header, name: X-Other }\n`],
      ["    token: $response.header.X-Token\n", "    token: $response.header.X-Token\n    other: $response.body#/id\n"],
    ],
  },
  {
    name: "an operation whose scheme nothing earns, public",
    given: [things("[{ other: [] }]"), [scheme, `${scheme}    other: { type: apiKey, in: header, name: X-Other }\n`]],
    want: ['The operation "list" needs "other", which no login earns.', "or write `security: []` when the call needs nothing."],
    followed: [things("[]"), [scheme, `${scheme}    other: { type: apiKey, in: header, name: X-Other }\n`]],
  },
  {
    name: "a login by a scheme that nothing fills, without",
    given: [
      ["      security: []\n", "      security: [{ oauth: [] }]\n"],
      [scheme, `${scheme}    oauth: { type: openIdConnect, openIdConnectUrl: "https://small.example" }\n`],
    ],
    want: ['needs the security scheme "oauth", which nothing fills', "Write `security: []` on the login"],
    followed: [],
  },
  {
    name: "a login by a scheme that nothing fills, by another",
    given: [
      ["      security: []\n", "      security: [{ oauth: [] }]\n"],
      [scheme, `${scheme}    oauth: { type: openIdConnect, openIdConnectUrl: "https://small.example" }\n`],
    ],
    want: ['needs the security scheme "oauth", which nothing fills', "else let it need an apiKey or http scheme."],
    followed: [
      ["      security: []\n", "      security: [{ own: [] }]\n"],
      [scheme, `${scheme}    own: { type: http, scheme: own }\n`],
    ],
  },
  {
    name: "a login that heals a success, by a form of its own",
    given: [
      [
        "components:\n",
        '  /things: { get: { operationId: list, security: [{ token: [] }], responses: { "200": { description: The things., content: { application/json: { schema: { type: object } } }, links: { Lapsed: { operationId: login } } } } } }\ncomponents:\n',
      ],
    ],
    want: ['The link "Lapsed" says that a new login heals the answer 200', "Describe the failure as a form of its own"],
    followed: [
      [
        "components:\n",
        '  /things: { get: { operationId: list, security: [{ token: [] }], responses: { "200": { description: The things., content: { application/json: { schema: { oneOf: [{ type: object }, { $ref: "#/components/schemas/Lapsed" }] } } }, links: { Lapsed: { operationId: login } } } } } }\ncomponents:\n',
      ],
      ["  schemas:\n", "  schemas:\n    Lapsed: { type: object, required: [code], properties: { code: { const: 119 } } }\n"],
    ],
  },
];
