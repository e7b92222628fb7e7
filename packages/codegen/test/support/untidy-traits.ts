import type { Trait } from "./published-traits.ts";

const answer = "      properties: { id: { type: string }, parts: { type: array, items: { type: string } } }\n";
const untidy = (what: string) => [`small.yaml: untidy, but no harm to the client: ${what}. --strict tells where.`];
const path = (text: string) => ["paths:", `paths:\n  ${text}`] as const;
const operation = (at: string, members: string) => path(`${at}: { get: { operationId: x, ${members} } }`);
const properties = (members: string) => [answer, `      properties: { ${members} }\n`] as const;
const text = "schema: { type: string }";

/** What other publishers leave untidy, and what is made of it. */
export const untidyTraits: readonly (readonly [name: string, Trait])[] = [
  [
    "a path parameter that the path has no place for",
    {
      given: [
        operation("/a", `parameters: [{ name: x, in: path, required: true, ${text} }, { name: y, in: query, ${text} }], responses: {}`),
      ],
      types: "            query?: {\n                y?: string;\n            };\n            header?: never;\n            path?: never;",
      notices: untidy("1 × The path parameter `x` has no place in the path `/a`"),
    },
  ],
  [
    "the same, of all operations of a path, by reference",
    {
      given: [
        path("/a: { parameters: [{ $ref: '#/components/parameters/x' }], get: { operationId: x, responses: {} } }"),
        ["  schemas:\n", `  parameters: { x: { name: x, in: path, required: true, ${text} } }\n  schemas:\n`],
      ],
      types: '    "/a": {\n        parameters: {\n            query?: never;\n            header?: never;\n            path?: never;',
      notices: untidy("1 × The path parameter `x` has no place in the path `/a`"),
    },
  ],
  [
    "a place in a path that no parameter fills",
    {
      given: [operation("/a/{x}", "responses: {}")],
      types: "            path: {\n                x: string;\n            };",
      notices: untidy("1 × No parameter `x` is declared for the path `/a/{x}`"),
    },
  ],
  [
    "a parameter of a path that takes the rest of it",
    {
      given: [operation("/a/{x*}", `parameters: [{ name: x, in: path, required: true, ${text} }], responses: {}`)],
      types: "                x: string;",
      notices: [],
    },
  ],
  [
    "a parameter that stands twice, with an example in its schema and a word for tools",
    {
      given: [
        operation(
          "/a",
          "parameters: [{ name: x, in: query, x-tool: X, schema: { type: string, example: one } }, { name: x, in: query, schema: { type: string } }], responses: {}",
        ),
      ],
      types: "            query?: {\n                x?: string;\n            };",
      notices: untidy("1 × The parameter `x` is declared twice, with other words"),
    },
  ],
  [
    "a reference through a member that may be left out",
    {
      given: [
        [
          "      properties: { id: { type: string }, parts:",
          '      properties: { part: { $ref: "#/components/schemas/Answer/properties/links/properties/own" }, links: { type: object, properties: { own: { type: object, properties: { size: { type: integer } } }, next: { $ref: "#/components/schemas/Answer/properties/parts/items" } } }, id: { type: string }, parts:',
        ],
      ],
      types: "            part?: {\n                size?: number;\n            };",
      notices: [],
    },
  ],
  [
    "a reference to a member that may be left out, whose schema requires something of it",
    {
      given: [
        [
          "      properties: { id: { type: string }, parts:",
          '      properties: { own: { type: object, properties: { size: { type: integer } } }, part: { allOf: [{ $ref: "#/components/schemas/Answer/properties/own" }], required: [size] }, id: { type: string }, parts:',
        ],
      ],
      types: "            part?: {\n                size: number;\n            };",
      notices: [],
    },
  ],
  [
    "a parameter that stands twice",
    {
      given: [
        operation("/a", `parameters: [{ name: x, in: query, ${text} }, { name: x, in: query, ${text}, description: X. }], responses: {}`),
      ],
      types: "            query?: {\n                x?: string;\n            };",
      notices: untidy("1 × The parameter `x` is declared twice, with other words"),
    },
  ],
  [
    "a query in a path",
    {
      given: [operation('"/a?action=start"', "responses: {}")],
      types: '"/a?action=start": {',
      notices: untidy('1 × The path "/a?action=start" has a query'),
    },
  ],
  [
    "nothing after a member",
    {
      given: [
        operation("/a", "parameters: null, responses: { '200': { description: OK, content: { application/json: { schema: null } } } }"),
      ],
      types: '"application/json": unknown;',
      notices: untidy("2 × There is nothing after `parameters`"),
    },
  ],
  [
    "nothing after an answer, a path and a schema",
    {
      given: [operation("/a", "responses: { '204': null }"), path("/b: null"), [answer, `${answer}    More: null\n`]],
      types: "More: unknown;",
      notices: untidy("3 × There is nothing after `/b`"),
    },
  ],
  [
    "an empty list for an empty object, as PHP writes it",
    {
      given: [operation("/a", "responses: { '200': { description: OK, headers: [], content: [] } }"), [answer, "      properties: []\n"]],
      types: "Answer: Record<string, never>;",
      notices: untidy("3 × There is an empty list after `headers`, where no list can be"),
    },
  ],
  [
    "data that are null stay null",
    { given: [properties("id: { type: string, default: null, example: null, enum: [a, null] }")], types: 'id: "a" | null;', notices: [] },
  ],
  [
    "a property with the name of a member, and nothing after it",
    {
      given: [properties("parameters: null, default: { type: string }")],
      types: "parameters?: unknown;",
      notices: untidy("1 × There is nothing after `parameters`"),
    },
  ],
  [
    "a version that is a number",
    { given: [["openapi: 3.1.0", "openapi: 3.1"]], types: "id?: string;", notices: untidy("1 × The version of OpenAPI is 3.1") },
  ],
  [
    "a schema that is `true`, before OpenAPI had it",
    {
      given: [["3.1.0", "3.0.3"], properties("id: true")],
      types: "id?: unknown;",
      notices: untidy("1 × Expected type `Schema` (object) but got `boolean`"),
    },
  ],
  [
    "a reference to the file itself, by its name",
    {
      given: [["#/components/schemas/Answer", "./small.yaml#/components/schemas/Answer"]],
      types: '"application/json": components["schemas"]["Answer"];',
      notices: [],
    },
  ],
];
