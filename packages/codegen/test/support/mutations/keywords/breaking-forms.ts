import type { Mutation } from "../mutation.ts";
import { add, discriminator, gadgets, mapping, note, open, options, pair, shapes } from "./pieces.ts";

/** Forms, places of lists, and names that are not declared. Each compiles before the change, and not after it. */
export const breakingForms: readonly Mutation[] = [
  {
    name: "a discriminator is renamed",
    spec: "gadgets",
    change: [["propertyName: kind", "propertyName: type"]],
    consumer: `${shapes}
for (const shape of shapes) if (shape.kind === "circle") console.log(shape.radius);`,
    told: "the forms of `Shape` are told apart by `type` where it was `kind`",
  },
  {
    name: "a discriminator is dropped",
    spec: "gadgets",
    change: [[discriminator, ""]],
    consumer: `${shapes}
for (const shape of shapes) console.log(shape.kind === "circle" ? shape.radius : shape.side);`,
    told: "the forms of `Shape` have no discriminator any more",
  },
  {
    name: "a discriminator maps another name",
    spec: "gadgets",
    change: [["mapping: { circle:", "mapping: { disc:"]],
    consumer: `${shapes}
for (const shape of shapes) if (shape.kind === "circle") console.log(shape.radius);`,
    told: "do not go any more by the name `circle`",
  },
  {
    name: "a discriminator loses its mapping",
    spec: "gadgets",
    change: [[mapping, ""]],
    consumer: `${shapes}
console.log(shapes.filter((shape) => shape.kind === "square"));`,
    told: "the forms of `Shape` go by other names",
  },
  {
    name: "a place of a list in an answer has another type",
    spec: "gadgets",
    change: [[pair, pair.replace("{ type: number }", "{ type: string }")]],
    consumer: `${gadgets}
for (const { pair: [, second] } of gadgets) console.log(second.toFixed(2));`,
    told: "`Gadget.pair[1]` is string where it was number",
  },
  {
    name: "a list in an answer has no places any more",
    spec: "gadgets",
    change: [[pair, "pair: { type: array, items: { type: [string, number] } }"]],
    consumer: `${gadgets}
for (const { pair } of gadgets) console.log(pair[0].trim());`,
    told: "`Gadget.pair` has one type for all places",
  },
  {
    name: "a list in an answer has one place more",
    spec: "gadgets",
    change: [[pair, pair.replace("{ type: number }", "{ type: number }, { type: number }")]],
    consumer: `${gadgets}
export const pairs: [string, number][] = gadgets.map(({ pair }) => pair);`,
    told: "there is one place more: `Gadget.pair[2]`",
  },
  {
    name: "the items of a list in an answer get places, the first of them alike",
    spec: "gadgets",
    change: [
      [
        "labels: { type: array, items: { type: string } }",
        "labels: { type: array, prefixItems: [{ type: string }, { type: boolean }], items: false }",
      ],
    ],
    consumer: `${gadgets}
for (const { labels } of gadgets) for (const label of labels) console.log(label.trim());`,
    told: "`Gadget.labels` has a type for each place",
  },
  {
    name: "a list in a request has one place more",
    spec: "gadgets",
    change: [["{ type: number }] }\n        labels", "{ type: number }, { type: number }] }\n        labels"]],
    consumer: `export const gadget: components["schemas"]["NewGadget"] = { name: "a", pair: ["a", 1] };`,
    told: "there is one place more: `NewGadget.pair[2]`",
  },
  {
    name: "an object of an answer may hold other names",
    spec: "gadgets",
    change: [["extra: { type: object, ", "extra: { type: object, additionalProperties: true, "]],
    consumer: `${note}
for (const name of Object.keys(note.extra ?? {}) as (keyof NonNullable<typeof note.extra>)[]) console.log(name.toUpperCase());`,
    told: "`Note.extra` may hold names that it does not declare",
  },
  {
    name: "an object of an answer may hold other names, with values of another type",
    spec: "gadgets",
    change: [["extra: { type: object, ", "extra: { type: object, additionalProperties: { type: number }, "]],
    consumer: `${note}
export const upper = (name: keyof NonNullable<typeof note.extra>) => name.toUpperCase();`,
    told: "`Note.extra` may hold names that it does not declare",
  },
  {
    name: "an object of an answer holds no other names any more",
    spec: "gadgets",
    change: [[open, open.replace(", additionalProperties: true", "")]],
    consumer: `${note}
console.log(note.open?.["x"]);`,
    told: "`Note.open` holds no names any more that it does not declare",
  },
  {
    name: "an object of a request takes no other names any more",
    spec: "gadgets",
    change: [[options, options.replace("additionalProperties: true", "additionalProperties: false")]],
    consumer: add(`options: { deep: true, wide: true }`),
    told: "`NewGadget.options` takes declared names alone",
  },
  {
    name: "an object of a request takes other names",
    spec: "gadgets",
    first: [[options, options.replace(", additionalProperties: true", "")]],
    change: [["options: { type: object, ", "options: { type: object, additionalProperties: true, "]],
    consumer: `interface Options { deep?: boolean }
declare const options: Options;
${add("options")}`,
    told: "`NewGadget.options` may hold names that it does not declare",
  },
  {
    name: "the values of other names have another type",
    spec: "gadgets",
    change: [
      [
        "counts: { type: object, additionalProperties: { type: number } }",
        "counts: { type: object, additionalProperties: { type: string } }",
      ],
    ],
    consumer: `${gadgets}
console.log(gadgets.map(({ counts = {} }) => counts["a"]?.toFixed()));`,
    told: "`Gadget.counts[…]` is string where it was number",
  },
  {
    name: "the values of a pattern's names have another type",
    spec: "gadgets",
    change: [['"^x-": { type: string }', '"^x-": { type: number }']],
    consumer: `${note}
console.log(note.named?.["x-a"]?.trim());`,
    told: "`Note.named[…]` is number where it was string",
  },
  {
    name: "an answer has one form more",
    spec: "gadgets",
    change: [["by: { oneOf: [{ type: string }, ", "by: { oneOf: [{ type: string }, { type: boolean }, "]],
    consumer: `${note}
export const by: string | number | undefined = note.by;`,
    told: "`Note.by` has one form more",
  },
  {
    name: "an answer has one form less",
    spec: "gadgets",
    change: [["by: { oneOf: [{ type: string }, { type: number }] }", "by: { oneOf: [{ type: number }] }"]],
    consumer: `${note}
console.log(note.by === "somebody");`,
    told: "`Note.by` has one form less",
  },
  {
    name: "a request has one form less",
    spec: "gadgets",
    change: [["at: { oneOf: [{ type: string },", "at: { oneOf: ["]],
    consumer: add(`at: "here"`),
    told: "`NewGadget.at` has one form less",
  },
  {
    name: "what an answer is made of loses a part",
    spec: "gadgets",
    change: [['allOf: [{ $ref: "#/components/schemas/Person" }, ', "allOf: ["]],
    consumer: `${gadgets}
console.log(gadgets.map(({ owner }) => owner?.mail));`,
    told: "`Owner` has one part less",
  },
  {
    name: "beside `allOf`, a property of an answer is required no more",
    spec: "gadgets",
    first: [["Owner: { allOf", "Owner: { required: [mail], allOf"]],
    change: [["Owner: { required: [mail], allOf", "Owner: { allOf"]],
    consumer: `${gadgets}
console.log(gadgets.map(({ owner }) => owner?.mail.trim()));`,
    told: "`Owner.mail` may be missing",
  },
  {
    name: "a part gains a property that the whole has with another type",
    spec: "gadgets",
    change: [["mail: { type: string } }", "mail: { type: string }, since: { type: number } }"]],
    consumer: `${gadgets}
console.log(gadgets.map(({ owner }) => owner?.since.trim()));`,
    told: "code that uses `Owner.since` does not compile any more: Property 'trim' does not exist on type 'never'.",
  },
];
