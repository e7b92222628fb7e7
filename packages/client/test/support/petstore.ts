/** A small API, typed the way openapi-typescript types one. */
export interface paths {
  "/pets/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { verbose?: boolean }; header?: never; path: { id: string }; cookie?: never };
      requestBody?: never;
      responses: {
        200: {
          headers: { "x-total": number; "x-tag": string; [name: string]: unknown };
          content: { "application/json": { name: string } };
        };
        404: { headers: { [name: string]: unknown }; content: { "application/json": { message: string } } };
        307: { headers: { Location: string; [name: string]: unknown }; content?: never };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/pets": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    post: {
      parameters: { query?: never; header?: never; path?: never; cookie?: never };
      requestBody: { content: { "application/json": { name: string } } };
      responses: { 204: { headers: { [name: string]: unknown }; content?: never } };
    };
    get?: never;
    put?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

export const operations = {
  "/pets/{id}": {
    get: { operationId: "getPet", answers: { 200: { "x-total": "integer", "x-tag": "string" }, 404: {}, 307: { Location: "string" } } },
  },
  "/pets": { post: { operationId: "addPet", answers: { 204: {} } } },
} as const;
