export { createClient } from "./create-client.ts";
export { operations as operationTable } from "./generated/operations.ts";
export type { components, operations, paths } from "./generated/schema.ts";
export { type Credentials, session } from "./generated/session.ts";
