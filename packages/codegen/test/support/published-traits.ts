/** One thing that published descriptions have: what is changed in the small spec, a line of its types, and what the user is told. */
export interface Trait {
  readonly given: readonly (readonly [from: string, to: string])[];
  readonly types: string;
  readonly notices: readonly string[];
}

const untidy = (what: string) => [`small.yaml: untidy, but no harm to the client: ${what}. --strict tells where.`];
const answer = "      properties: { id: { type: string }, parts: { type: array, items: { type: string } } }\n";

export const traits: readonly (readonly [name: string, Trait])[] = [
  [
    "no operationId: the name is made of method and path",
    {
      given: [
        [
          "paths:",
          "paths:\n  /api/2.28/file-systems/{id}:\n    get:\n      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n      responses: {}",
        ],
      ],
      types: 'get: operations["getApiFileSystemsById"]',
      notices: untidy("1 × This operation has no operationId"),
    },
  ],
  [
    "the same path in two versions",
    {
      given: [["paths:", "paths:\n  /v1/a: { get: { responses: {} } }\n  /v2/a: { get: { responses: {} } }"]],
      types: 'get: operations["getV2A"]',
      notices: untidy("2 × This operation has no operationId"),
    },
  ],
  [
    "one operationId for two operations",
    {
      given: [["paths:", "paths:\n  /a: { get: { operationId: x, responses: {} }, put: { operationId: x, responses: {} } }"]],
      types: 'put: operations["putA"]',
      notices: untidy("2 × This operationId is another operation's too"),
    },
  ],
  [
    "an operationId that is no name",
    {
      given: [["paths:", "paths:\n  /a: { get: { operationId: 'List all', responses: {} } }"]],
      types: 'get: operations["getA"]',
      notices: untidy("1 × This operationId cannot be a name in code"),
    },
  ],
  [
    "nullable without a type",
    {
      given: [
        ["3.1.0", "3.0.3"],
        [answer, "      properties: { id: { nullable: true, enum: [a, null] } }\n"],
      ],
      types: 'id?: "a" | null;',
      notices: untidy("1 × The `type` field must be defined when the `nullable` field is used"),
    },
  ],
  [
    "null in an enum",
    { given: [[answer, "      properties: { id: { type: string, enum: [a, null] } }\n"]], types: 'id?: "a" | null;', notices: [] },
  ],
  [
    "paths that differ by a parameter's name",
    {
      given: [
        [
          "paths:",
          "paths:\n  /a/{x}: { get: { operationId: x, parameters: [{ name: x, in: path, required: true, schema: {} }], responses: {} } }\n  /a/{y}: { put: { operationId: y, parameters: [{ name: y, in: path, required: true, schema: {} }], responses: {} } }",
        ],
      ],
      types: '"/a/{y}": {',
      notices: untidy("1 × The path already exists which differs only by path parameter name(s): `/a/{x}` and `/a/{y}`"),
    },
  ],
  [
    "a reference to nothing in what no operation uses",
    {
      given: [[answer, `${answer}    Unused: { type: object, properties: { a: { $ref: "#/components/schemas/Gone" } } }\n`]],
      types: "a?: unknown;",
      notices: untidy('1 × "#/components/schemas/Gone" leads to nothing'),
    },
  ],
  [
    "a reference that is no reference, in an extension",
    {
      given: [["title: Small", "title: Small, x-logo: { url: { $ref: ../logo.txt } }"]],
      types: "id?: string;",
      notices: untidy("1 × Expected type `string` but got `object`"),
    },
  ],
  [
    "merge keys",
    {
      given: [
        [
          answer,
          "      properties: &p { id: { type: string } }\n    More:\n      type: object\n      properties: { <<: *p, b: { type: integer } }\n",
        ],
      ],
      types: "b?: number;",
      notices: [],
    },
  ],
  ["Foo beside foo", { given: [[answer, `${answer}    answer: { type: integer }\n`]], types: "answer: number;", notices: [] }],
  [
    "names that every object has",
    {
      given: [[answer, "      properties: { constructor: { type: string }, toString: { type: integer } }\n"]],
      types: "toString?: number;",
      notices: [],
    },
  ],
  [
    "a name that is not letters alone",
    {
      given: [[answer, `${answer}    "map[string]x": { type: integer }\n`]],
      types: '"map[string]x": number;',
      notices: untidy('1 × The map key in schemas "map[string]x" does not match the regular expression "^[a-zA-Z0-9\\.\\-_]+$"'),
    },
  ],
  [
    "a member that OpenAPI does not have",
    {
      given: [["info:", "schemes: [https]\ninfo:"]],
      types: "id?: string;",
      notices: untidy("1 × Property `schemes` is not expected here"),
    },
  ],
  ["OpenAPI 3.2", { given: [["3.1.0", "3.2.0"]], types: "id?: string;", notices: [] }],
  [
    "a key that is a number",
    { given: [[answer, "      properties: { 1.10: { type: string } }\n"]], types: '"1.10"?: string;', notices: [] },
  ],
];
