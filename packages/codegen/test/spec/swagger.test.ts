import { expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { complaints } from "../support/complaints.ts";

/** One of each thing that Swagger 2.0 says otherwise than OpenAPI 3 does. */
const swagger = {
  swagger: "2.0",
  info: { title: "Old", version: "1" },
  host: "old.example",
  basePath: "/api",
  schemes: ["https"],
  consumes: ["application/json"],
  produces: ["application/json"],
  "x-session": { login: "login", logout: "logout", credentials: { token: "$response.body#/token" } },
  securityDefinitions: { token: { type: "apiKey", in: "header", name: "X-Token" } },
  security: [{ token: [] }],
  parameters: {
    Login: { name: "body", in: "body", required: true, schema: { $ref: "#/definitions/Login" } },
    File: { name: "file", in: "formData", type: "file", required: true },
    Tags: { name: "tags", in: "query", type: "array", items: { type: "string" }, collectionFormat: "multi" },
  },
  responses: { Things: { description: "Things.", schema: { type: "array", items: { $ref: "#/definitions/Thing" } } } },
  definitions: {
    Login: { type: "object", required: ["user"], properties: { user: { type: "string" }, pass: { type: "string", format: "password" } } },
    Session: { type: "object", properties: { token: { type: "string", format: "password" } } },
    Thing: {
      type: "object",
      discriminator: "kind",
      required: ["kind"],
      properties: { kind: { type: "string" }, note: { type: "string", "x-nullable": true } },
    },
  },
  paths: {
    "/session": {
      post: {
        operationId: "login",
        security: [],
        parameters: [{ $ref: "#/parameters/Login" }],
        responses: { 200: { description: "Open.", schema: { $ref: "#/definitions/Session" } } },
      },
      delete: { operationId: "logout", responses: { 204: { description: "Over." } } },
    },
    "/things": {
      get: { parameters: [{ $ref: "#/parameters/Tags" }], responses: { 200: { $ref: "#/responses/Things" } } },
      put: {
        consumes: ["multipart/form-data"],
        produces: ["text/plain"],
        parameters: [{ $ref: "#/parameters/File" }, { name: "name", in: "formData", type: "string" }],
        responses: { 200: { description: "The name.", schema: { type: "string" } } },
      },
    },
  },
};

test("Swagger 2.0 is converted, and its user is told", async () => {
  const notices: string[] = [];
  const files = await generate(JSON.stringify(swagger, null, 2), "old.json", { onNotice: (line) => notices.push(line) });
  expect(notices[0]).toBe("old.json: Swagger 2.0, converted to OpenAPI 3.0. Overlays and pointers are of the result.");
  expect(files.get("src/generated/session.ts")).toContain('server: { url: "https://old.example/api", variables: {} }');
  expect(files.get("src/generated/session.ts")).toContain('{ name: "pass", in: "body", wire: "pass", required: true, secret: true }');
  const types = files.get("src/generated/schema.ts")!;
  // Shared bodies and answers, forms, and media types of one operation are where they were said.
  for (const part of [
    '"multipart/form-data": {',
    "file: Blob;",
    '"text/plain": string;',
    "note?: string | null;",
    "tags?: ",
    'get: operations["getThings"]',
  ])
    expect(types).toContain(part);
  expect(complaints(new Map([["schema.ts", types]]))).toEqual([]);
});

test("problems are told where they stand in the publisher's file", async () => {
  const text = JSON.stringify(swagger, null, 2).replace("#/responses/Things", "#/responses/Gone");
  const line = text.slice(0, text.indexOf("#/responses/Gone")).split("\n").length;
  await expect(generate(text, "old.json")).rejects.toThrow(`old.json:${line}:21: "#/components/responses/Gone" leads to nothing.`);
});
