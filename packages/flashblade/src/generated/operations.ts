// Generated from specs/flashblade.yaml by "npm run generate". Do not edit.
import type { OperationTable } from "@vendor-auth/client";

/** What the client must know to type results: each operation's declared answers, and the headers of each. */
export const operations: OperationTable = {
  "/login": {
    post: {
      operationId: "login",
      answers: {
        200: { "x-auth-token": "string", "X-Request-ID": "string" },
        400: {},
        401: {},
        403: {},
        429: { "X-RateLimit-Limit-minute": "integer", "X-RateLimit-Remaining-minute": "integer" },
      },
    },
  },
  "/logout": {
    post: {
      operationId: "logout",
      answers: {
        200: {},
        401: {},
        403: {},
        429: { "X-RateLimit-Limit-minute": "integer", "X-RateLimit-Remaining-minute": "integer" },
      },
    },
  },
  "/api_version": {
    get: {
      operationId: "getApiVersion",
      answers: { 200: {}, 429: { "X-RateLimit-Limit-minute": "integer", "X-RateLimit-Remaining-minute": "integer" } },
    },
  },
  "/login-banner": {
    get: {
      operationId: "getLoginBanner",
      answers: { 200: {}, 429: { "X-RateLimit-Limit-minute": "integer", "X-RateLimit-Remaining-minute": "integer" } },
    },
  },
};
