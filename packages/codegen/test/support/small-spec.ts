/** The smallest spec of a session, for tests to change. Line numbers in expected errors count from its first line. */
const smallSpec = `openapi: 3.1.0
info: { title: Small, version: "1" }
servers: [{ url: "https://small.example" }]
x-session:
  login: login
  logout: logout
  credentials:
    token: $response.header.X-Token
paths:
  /login:
    post:
      operationId: login
      security: []
      parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]
      responses:
        "200":
          description: Open.
          headers:
            X-Token: { schema: { type: string } }
            Set-Cookie: { schema: { type: string }, example: sid=1; Path=/ }
          content:
            application/json: { schema: { $ref: "#/components/schemas/Answer" } }
  /logout:
    post:
      operationId: logout
      security: [{ token: [] }]
      responses: { "204": { description: Over. } }
components:
  securitySchemes:
    token: { type: apiKey, in: header, name: X-Token }
  schemas:
    Answer:
      type: object
      properties: { id: { type: string }, parts: { type: array, items: { type: string } } }
`;

/** `smallSpec` with pieces replaced. Throws when a piece is not there: a test must not pass for that. */
export function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((spec, [from, to]) => {
    if (!spec.includes(from)) throw new Error(`The spec does not hold ${JSON.stringify(from)}.`);
    return spec.replace(from, () => to);
  }, smallSpec);
}
