const operation = (index: number): string => `  /things${index}/{id}:
    post:
      operationId: changeThing${index}
      tags: [Group${index % 20}]
      summary: Change thing ${index}
      security: [{ token: [] }]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: deep, in: query, schema: { type: boolean } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Thing${index}" } } } }
      responses:
        "200": { description: Changed., content: { application/json: { schema: { $ref: "#/components/schemas/Thing${index}" } } } }
        "404": { description: Missing., content: { application/json: { schema: { $ref: "#/components/schemas/Problem" } } } }
`;

const schema = (index: number): string => `    Thing${index}:
      type: object
      description: Thing ${index}.
      required: [id]
      properties: { id: { type: string }, size: { type: integer }, state: { type: string, enum: [on, off] }, tags: { type: array, items: { type: string } } }
`;

/** A spec of so many operations, each with a body, an answer and schemas of its own. */
export function largeSpec(count: number): string {
  const numbers = Array.from({ length: count - 2 }, (_, index) => index);
  return `openapi: 3.1.0
info:
  title: Large
  version: "1"
servers: [{ url: "https://large.example" }]
x-session:
  login: login
  logout: logout
  credentials: { token: $response.header.X-Token }
paths:
  /login:
    post:
      operationId: login
      security: []
      parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]
      responses: { "200": { description: Open., headers: { X-Token: { schema: { type: string } } } } }
  /logout:
    post: { operationId: logout, security: [{ token: [] }], responses: { "204": { description: Over. } } }
${numbers.map(operation).join("")}components:
  securitySchemes: { token: { type: apiKey, in: header, name: X-Token } }
  schemas:
    Problem: { type: object, properties: { message: { type: string } } }
${numbers.map(schema).join("")}`;
}
