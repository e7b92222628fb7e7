// Generated from specs/cloudendure.yaml by "npm run generate". Do not edit.
import type { OperationTable } from "@vendor-auth/client";

/** What the client must know to type results: each operation's declared answers, and the headers of each. */
export const operations: OperationTable = {
  "/login": {
    post: {
      operationId: "login",
      answers: {
        200: { "Set-Cookie": "string", "X-CloudEndure-Version": "string" },
        307: { Location: "string" },
        401: {},
        402: {},
        403: {},
        405: {},
        422: {},
        429: { "Retry-After": "string" },
      },
    },
  },
  "/logout": {
    post: { operationId: "logout", answers: { 204: {}, 401: {}, 403: {}, 405: {}, 422: {} } },
  },
};
