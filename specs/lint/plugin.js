// The lint rules of this project, as a Redocly plugin. specs/redocly.yaml turns them on. What x-session must say is the
// generator's to check (packages/codegen/src/session): those who have a spec of their own have no linter of ours.
import { answerExample } from "./answer-example.js";
import { errorSchema } from "./error-schema.js";
import { explicitSecurity } from "./explicit-security.js";
import { operationId } from "./operation-id.js";

export default function vendorAuth() {
  return {
    id: "vendor-auth",
    rules: {
      oas3: {
        "answer-example": answerExample,
        "error-schema": errorSchema,
        "explicit-security": explicitSecurity,
        "operation-id": operationId,
      },
    },
  };
}
