import { expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { changed } from "../support/small-spec.ts";

const add = `
  /pets:
    post:
      operationId: addPet
      security: [{ token: [] }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } }, image/png: {} } }
      responses:
        "200": { description: OK, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } } }
        "201": { description: OK, content: { application/pdf: {}, application/xml: { schema: { $ref: "#/components/schemas/Pet" } } } }
components:`;
const pet = `
  schemas:
    Pet:
      type: object
      required: [id, name, secret, parent, size]
      properties:
        id: { type: string, readOnly: true }
        name: { type: string }
        secret: { type: string, writeOnly: true }
        size: { type: integer, default: 1 }
        age: { type: integer, default: 1 }
        parent: { $ref: "#/components/schemas/Pet" }`;

test("F71: types ask for what is sent, and promise what comes", async () => {
  const files = await generate(changed(["\ncomponents:", add], ["\n  schemas:", pet]), "small.yaml", { docs: "none" });
  const types = (files.get("src/generated/schema.ts") ?? "").replaceAll(/\/\*\*[^]*?\*\/\s*/g, "").replaceAll(/\s+/g, " ");
  const members = (secret: string, id: string, age: string) =>
    `readonly id${id}: string; name: string; secret${secret}: string; size: number; age${age}: number; parent: components["schemas"]["Pet"]; }`;
  expect(types).toContain(`Pet: { ${members("", "", "")}`);
  expect(types).toContain(
    `"application/json": { ${members("", "?", "?")}; "image/png": Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;`,
  );
  expect(types).toContain(`"application/json": { ${members("?", "", "")}[];`);
  expect(types).toContain(`"application/pdf": Blob; "application/xml": string;`);
});

test("a member that is required beside the allOf that it comes from is not asked for either, where only answers have it", async () => {
  const composed = `
  schemas:
    Named: { type: object, properties: { id: { type: string, readOnly: true }, name: { type: string } } }
    Pet: { type: object, required: [id, name], allOf: [{ $ref: "#/components/schemas/Named" }] }`;
  const files = await generate(changed(["\ncomponents:", add], ["\n  schemas:", composed]), "small.yaml", { docs: "none" });
  const types = (files.get("src/generated/schema.ts") ?? "").replaceAll(/\s+/g, " ");
  expect(types).toContain('Pet: WithRequired<components["schemas"]["Named"], "id" | "name">;');
  expect(types).toMatch(/requestBody\?: \{ content: \{ "application\/json": WithRequired<components\["schemas"\]\["Named"\], "name">;/);
});
