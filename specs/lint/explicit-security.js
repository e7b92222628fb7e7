import { eachOperation } from "./each-operation.js";

/**
 * Every operation says for itself which security it needs. `security: []` decides that a call goes out without a session,
 * so neither it nor its opposite may come from a default far away in the file.
 */
export function explicitSecurity() {
  return eachOperation((operation, name) => {
    if (Array.isArray(operation.security)) return undefined;
    return `${name}: expected security on the operation itself, got ${JSON.stringify(operation.security) ?? "none"}. Write "security: []" if it needs no session, else name its schemes.`;
  });
}
