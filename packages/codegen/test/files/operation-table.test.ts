import { expect, test } from "vitest";
import { session as headerToken } from "../../fixtures/header-token/src/generated/session.ts";

test("operations: each declared status, and how its headers are read", () => {
  expect(headerToken.operations["/login/{realm}"]?.["post"]).toEqual({
    operationId: "logIn",
    answers: { 201: { "x-session-token": "string", "X-Expires-In": "integer" }, "4XX": { "Retry-After": "number" }, default: {} },
  });
  expect(headerToken.operations["/things"]?.["get"]?.answers).toEqual({ 200: { "X-Complete": "boolean", "X-Pages": "string" } });
});
