import { named } from "./spec.js";

/**
 * Every operation says for itself which security it needs. `security: []` decides that a call goes out without a session,
 * so neither it nor its opposite may come from a default far away in the file.
 */
export function explicitSecurity() {
  return {
    Operation(operation, { report, location }) {
      if (Array.isArray(operation.security)) return;
      report({
        message: `${named(location)}: expected security on the operation itself, got ${JSON.stringify(operation.security) ?? "none"}. Write "security: []" if it needs no session, else name its schemes.`,
        location: location.key(),
      });
    },
  };
}
