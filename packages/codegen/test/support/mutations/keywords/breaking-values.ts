import type { Mutation } from "../mutation.ts";
import { add, gadgets, note } from "./pieces.ts";

/** Values, references, and what an operation answers. Each compiles before the change, and not after it. */
export const breakingValues: readonly Mutation[] = [
  {
    name: "a constant of an answer is another",
    spec: "gadgets",
    change: [["kind: { const: gadget }", "kind: { const: thing }"]],
    consumer: `${gadgets}
console.log(gadgets.filter(({ kind }) => kind === "gadget"));`,
    told: "`Gadget.kind` is never `gadget` any more",
  },
  {
    name: "a constant of a request is another",
    spec: "gadgets",
    change: [
      ["state: { enum: [new, used] }\n        kind: { const: gadget }", "state: { enum: [new, used] }\n        kind: { const: thing }"],
    ],
    consumer: add(`kind: "gadget"`),
    told: "`NewGadget.kind` is never `gadget` any more",
  },
  {
    name: "a constant of an answer is any text",
    spec: "gadgets",
    change: [["kind: { const: gadget }", "kind: { type: string }"]],
    consumer: `${gadgets}
export const kinds: ("gadget" | undefined)[] = gadgets.map(({ kind }) => kind);`,
    told: "`Gadget.kind` may be any value",
  },
  {
    name: "a property of an answer may be null",
    spec: "gadgets",
    change: [["text: { type: string", 'text: { type: [string, "null"]']],
    consumer: `${note}
console.log(note.text.trim());`,
    told: "`Note.text` is string or null where it was string",
  },
  {
    name: "a property of a request may not be null any more",
    spec: "gadgets",
    change: [
      [
        'note: { type: [string, "null"] }\n        pair: { type: array, prefixItems: [{ type: string }, { type: number }] }',
        "note: { type: string }\n        pair: { type: array, prefixItems: [{ type: string }, { type: number }] }",
      ],
    ],
    consumer: add("note: null"),
    told: "`NewGadget.note` is string where it was string or null",
  },
  {
    name: "a property of an answer has no type any more",
    spec: "gadgets",
    change: [["text: { type: string,", "text: {"]],
    consumer: `${note}
console.log(note.text.trim());`,
    told: "`Note.text` is of any type where it was string",
  },
  {
    name: "the items of a list have no type any more",
    spec: "gadgets",
    change: [["labels: { type: array, items: { type: string } }", "labels: { type: array }"]],
    consumer: `${gadgets}
console.log(gadgets.map(({ labels }) => labels[0]?.trim()));`,
    told: "the items of `Gadget.labels` have another type, or none",
  },
  {
    name: "a list of an answer is one value",
    spec: "gadgets",
    change: [["words: { type: array, items: { type: string }, maxItems: 5 }", "words: { type: string }"]],
    consumer: `${note}
console.log(note.words?.map((word) => word.trim()));`,
    told: "`Note.words` is string where it was array",
  },
  {
    name: "a boolean schema takes a type's place",
    spec: "gadgets",
    change: [["mail: { type: string }", "mail: true"]],
    consumer: `${gadgets}
console.log(gadgets.map(({ owner }) => owner?.mail?.trim()));`,
    told: "Person.mail",
  },
  {
    name: "a property refers to another schema",
    spec: "gadgets",
    change: [['part: { $ref: "#/components/schemas/Part" }', 'part: { $ref: "#/components/schemas/Person" }']],
    consumer: `${gadgets}
console.log(gadgets.map(({ part }) => part?.weight));`,
    told: "code that uses `Gadget.part.weight` does not compile any more: Property 'weight' does not exist on type",
  },
  {
    name: "an enum of a request loses a value beside null",
    spec: "gadgets",
    first: [["state: { enum: [new, used] }", "state: { enum: [new, used, null] }"]],
    change: [
      [
        'state: { enum: [new, used, null] }\n        kind: { const: gadget }\n        note: { type: [string, "null"] }\n        pair: { type: array, prefixItems: [{ type: string }, { type: number }] }',
        'state: { enum: [new, null] }\n        kind: { const: gadget }\n        note: { type: [string, "null"] }\n        pair: { type: array, prefixItems: [{ type: string }, { type: number }] }',
      ],
    ],
    consumer: add(`state: "used"`),
    told: "`NewGadget.state` is never `used` any more",
  },
  {
    name: "a parameter loses a value",
    spec: "gadgets",
    change: [["enum: [name, age]", "enum: [name]"]],
    consumer: `console.log(await client.GET("/gadgets", { params: { query: { sort: "age" } } }));`,
    told: "the value is never `age` any more",
  },
  {
    name: "a parameter of the path is called otherwise",
    spec: "gadgets",
    change: [["/gadgets/{id}:\n    parameters: [{ name: id,", "/gadgets/{key}:\n    parameters: [{ name: key,"]],
    consumer: `console.log(await client.DELETE("/gadgets/{id}", { params: { path: { id: "a" } } }));`,
    told: "its path is `/gadgets/{key}` now",
  },
  {
    name: "a 204 gets a body",
    spec: "gadgets",
    change: [
      [
        '"204": { description: Gone. }',
        '"204": { description: Gone., content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }',
      ],
    ],
    consumer: `const gone = await client.DELETE("/gadgets/{id}", { params: { path: { id: "a" } } });
if (gone.status === 204) gone.data satisfies undefined;`,
    told: "`DELETE /gadgets/{id}`, answer 204: it has a body.",
  },
  {
    name: "a failure without a body gets one",
    spec: "gadgets",
    change: [
      [
        '"409": { description: In use. }',
        '"409": { description: In use., content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }',
      ],
    ],
    consumer: `const gone = await client.DELETE("/gadgets/{id}", { params: { path: { id: "a" } } });
if (gone.status === 409) console.log(gone.error.reason);`,
    told: "`DELETE /gadgets/{id}`, answer 409: it has a body.",
  },
  {
    name: "a status of a range gets an answer of its own",
    spec: "gadgets",
    change: [
      [
        "        4XX:\n",
        '        "404": { description: Gone., content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } } }\n        4XX:\n',
      ],
    ],
    consumer: `import { AnswerError } from "@vendor-auth/client";
const found = await client.GET("/gadgets");
if (found.status === 404 && !(found.error instanceof AnswerError)) console.log(found.error.message);`,
    told: "`GET /gadgets`, answer 4XX: code that uses `message` does not compile any more",
  },
  {
    name: "the default answer is gone",
    spec: "gadgets",
    change: [
      [
        '        default:\n          description: Something else.\n          content: { application/json: { schema: { $ref: "#/components/schemas/Fault" } } }\n',
        "",
      ],
    ],
    consumer: `import { AnswerError } from "@vendor-auth/client";
const found = await client.GET("/gadgets");
if (found.status === 500 && !(found.error instanceof AnswerError)) console.log(found.error.fault);`,
    told: "the answer default is gone",
  },
];
