import type { Edits, Mutation } from "../mutation.ts";
import { add, gadgets, note } from "./pieces.ts";

const readNote = `${note}
console.log(note.text.trim(), note.lines?.toFixed(), note.words?.map((word) => word.trim()), note.extra?.a);
export const by: string | number | undefined = note.by;`;
const readGadgets = `${gadgets}
for (const { kind, note, part, state } of gadgets) console.log(kind === "gadget", note?.trim(), part?.name.trim(), state === "new");`;
const addGadget = add(`size: 1, state: "new", at: { x: 1 }`);

const inNote = (from: string, to: string, name: string): Mutation => ({ name, spec: "gadgets", change: [[from, to]], consumer: readNote });
const inGadget = (change: Edits, name: string): Mutation => ({ name, spec: "gadgets", change, consumer: readGadgets });
const inRequest = (from: string, to: string, name: string): Mutation => ({
  name,
  spec: "gadgets",
  change: [[from, to]],
  consumer: addGadget,
});

/** Written in another way, and the same to every type; or a bound of what is only read. */
export const harmlessInvisible: readonly Mutation[] = [
  inNote("lines: { type: integer, format: int32 }", "lines: { type: integer, format: int64 }", "int32 is int64 in an answer"),
  inNote("lines: { type: integer, format: int32 }", "lines: { type: number }", "an integer of an answer is a number"),
  inNote("by: { oneOf:", "by: { anyOf:", "oneOf is anyOf of the same in an answer"),
  inRequest("at: { oneOf:", "at: { anyOf:", "oneOf is anyOf of the same in a request"),
  inNote("maxLength: 100", "maxLength: 200", "a text of an answer may be longer"),
  inNote(", maxLength: 100", "", "a text of an answer has no bound any more"),
  inNote("text: { type: string", "text: { format: uri, type: string", "a text of an answer gets a format"),
  inNote("maxItems: 5", "maxItems: 5, uniqueItems: true", "the items of an answer are unique"),
  inNote("text: { type: string", "text: { type: [string]", "a type is written as a list of one"),
  inNote("text: { type: string", "text: { not: { const: x }, type: string", "an answer's text is never one value"),
  inNote("words: { type: array,", "words: { contains: { const: a }, type: array,", "a list of an answer always holds a value"),
  inNote("    Note:\n", "    Note:\n      if: { required: [lines] }\n      then: { required: [words] }\n", "an answer has a condition"),
  inNote("    Note:\n", "    Note:\n      dependentRequired: { lines: [words] }\n", "properties of an answer come together"),
  inNote(
    "extra: { type: object, ",
    "extra: { additionalProperties: false, type: object, ",
    "an answer's object is closed, as it was to types",
  ),
  inGadget([['pattern: "^2"', 'pattern: "^3"']], "an answer's pattern is another"),
  inGadget([["kind: { const: gadget }", "kind: { enum: [gadget] }"]], "a constant is an enum of one"),
  inGadget([["enum: [new, used, null]", "enum: [null, used, new]"]], "an enum has another order"),
  inGadget([['note: { type: [string, "null"] }', 'note: { anyOf: [{ type: string }, { type: "null" }] }']], "null is a form of its own"),
  inGadget(
    [['part: { $ref: "#/components/schemas/Part" }', 'part: { allOf: [{ $ref: "#/components/schemas/Part" }] }']],
    "a reference is an allOf of one",
  ),
  inGadget(
    [["required: [since]", "required: [since, mail]"]],
    "in one part of `allOf`, a property of another is required, which its type does not say",
  ),
  inGadget([["required: [id, size, pair, labels]", "required: [labels, pair, size, id]"]], "required has another order"),
  inRequest("name: { type: string,", "name: { writeOnly: true, type: string,", "a member of a request is write-only"),
];

/** Each compiles on both sides, and there is more than before. */
export const harmlessAdded: readonly Mutation[] = [
  inRequest("name: { type: string, maxLength: 20 }", "name: { type: string, maxLength: 30 }", "a text of a request may be longer"),
  inRequest(
    "maxLength: 20 }\n        size: { type: integer, format: int32",
    "maxLength: 20 }\n        size: { type: integer, format: int64",
    "int32 is int64 in a request",
  ),
  inRequest("at: { oneOf: [{ type: string },", "at: { oneOf: [{ type: string }, { type: number },", "a request has one form more"),
  inRequest("state: { enum: [new, used] }", "state: { enum: [new, used, null] }", "a request may hold null"),
  inGadget([["Owner: { allOf", "Owner: { required: [mail], allOf"]], "beside `allOf`, a property of an answer is always there"),
  inGadget([["anything: {}", "anything: { type: string }"]], "anything of an answer is a text"),
  inGadget([['note: { type: [string, "null"] }', "note: { type: string }"]], "a property of an answer is null no more"),
  { ...inNote("text: { readOnly: true,", "text: {", "a property is read-only no more"), first: [["text: {", "text: { readOnly: true,"]] },
  {
    name: "a shared answer takes the place of one",
    spec: "gadgets",
    change: [
      [
        '"200": { description: The note., content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }',
        '"200": { $ref: "#/components/responses/Note" }',
      ],
      [
        "  securitySchemes:\n",
        '  responses:\n    Note: { description: The note., content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }\n  securitySchemes:\n',
      ],
    ],
    consumer: readNote,
  },
];
