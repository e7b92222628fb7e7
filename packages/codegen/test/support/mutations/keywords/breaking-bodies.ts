import type { Mutation } from "../mutation.ts";

const sized = `    NewGadget:
      type: object
      required: [name]
      properties:
        name: { type: string, maxLength: 20 }
        size: { type: integer, format: int32, maximum: 10`;

const noted = '"200": { description: The note., content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } } }';
const reading = `const noted = await client.GET("/note");
if (noted.error) throw noted.error;
noted.data satisfies components["schemas"]["Note"];`;

const deep = "options: { type: object, properties: { deep: { type: boolean";
const named = 'content: { application/json: { schema: { $ref: "#/components/schemas/NewGadget" } } }';
const inline =
  "content: { application/json: { schema: { type: object, properties: { made: { type: object, properties: { at: { type: string";

/** Whether there is a body, and what may be assigned to it. */
export const breakingBodies: readonly Mutation[] = [
  {
    name: "a success without a body is added",
    spec: "gadgets",
    change: [[noted, `${noted}\n        "204": { description: None. }`]],
    consumer: reading,
    told: "`GET /note`, answer 204: it may answer 204, without a body.",
  },
  {
    name: "any other answer has no body",
    spec: "gadgets",
    change: [[noted, `${noted}\n        default: { description: Another. }`]],
    consumer: reading,
    told: "`GET /note`, answer default: it may answer default, without a body.",
  },
  {
    name: "a property of a request is read-only",
    spec: "gadgets",
    change: [[`${sized} }`, `${sized}, readOnly: true }`]],
    consumer: `const added: components["schemas"]["NewGadget"] = { name: "a" };
added.size = 1;`,
    told: "`NewGadget.size` is read-only",
  },
  {
    name: "a property of an object within a request's schema is read-only",
    spec: "gadgets",
    change: [[`${deep} }`, `${deep}, readOnly: true }`]],
    consumer: `const options: NonNullable<components["schemas"]["NewGadget"]["options"]> = {};
options.deep = true;`,
    told: "`NewGadget.options.deep` is read-only",
  },
  {
    name: "a property within a request's body that has no name is read-only",
    spec: "gadgets",
    first: [[named, `${inline} } } } } } } }`]],
    change: [[`${inline} }`, `${inline}, readOnly: true }`]],
    consumer: `type Body = NonNullable<operations["addGadget"]["requestBody"]>["content"]["application/json"];
const made: NonNullable<Body["made"]> = {};
made.at = "2026";`,
    told: "`POST /gadgets`, request body: `made.at` is read-only",
  },
];
