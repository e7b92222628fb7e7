/** A small spec that keeps every rule: each kind of source and destination, and a logout with a path parameter. */
export const goodSpec = `openapi: 3.1.0
info: { title: Good, version: "1", description: Synthetic. }
servers: [{ url: "https://vendor.test/api" }]
tags: [{ name: Sessions, description: Sessions. }]
x-session:
  login: login
  logout: logout
  credentials:
    header: $response.header.x-token
    cookie: $response.cookie.sid
    bearer: $response.body#/session/token
paths:
  /sessions:
    post:
      operationId: login
      summary: Log in
      tags: [Sessions]
      security: []
      requestBody:
        content:
          application/json: # credentials
            schema: { $ref: "#/components/schemas/Credentials" }
      responses:
        "200": # login
          description: Logged in.
          headers:
            X-Token: { schema: { type: string } }
            Set-Cookie: { schema: { type: string }, example: "sid=synthetic; Path=/" }
          content:
            application/json: # login
              schema: { allOf: [{ $ref: "#/components/schemas/Opened" }, { $ref: "#/components/schemas/Named" }] }
              example: { session: { token: synthetic, id: "1" } }
          links:
            end: { operationId: logout, parameters: { id: $response.body#/session/id } }
        "401": { $ref: "#/components/responses/Refused" } # login
  /sessions/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    delete:
      operationId: logout
      summary: Log out
      tags: [Sessions]
      security: [{ header: [], cookie: [], bearer: [] }]
      responses:
        "204": { description: Logged out. }
        "401": { $ref: "#/components/responses/Refused" }
  /things:
    get:
      operationId: list
      summary: List
      tags: [Sessions]
      security: [{ header: [], cookie: [], bearer: [] }] # things
      responses:
        "200":
          description: The things.
          content:
            application/json: # things
              schema: { type: object }
              example: { name: thing }
        "401": { $ref: "#/components/responses/Refused" } # things
components:
  securitySchemes:
    header: { type: apiKey, in: header, name: x-token }
    cookie: { type: apiKey, in: cookie, name: sid }
    bearer: { type: http, scheme: bearer }
  responses:
    Refused:
      description: Refused.
      content:
        application/json:
          schema: { type: object } # refused
          example: { message: Refused. }
  schemas:
    Credentials:
      type: object
      properties: { user: { type: string }, password: { type: string, format: password } }
    Named: { type: object, properties: { user: { type: string } } }
    Opened:
      type: object
      properties: { session: { type: object, properties: { token: { type: string }, id: { type: string } } } }
`;
