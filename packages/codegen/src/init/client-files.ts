import { pascalCase } from "../text/names.ts";
import type { Api } from "../session/read-api.ts";

/** `src/create-client.ts`: the typed client alone, with what the spec knows already put in. */
export function createClientFile({ session }: Api): string {
  return `import { type Client, type ClientOptions, createClient as createTypedClient, serverUrl } from "@vendor-auth/client";
import { operations } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import { session } from "./generated/session.ts";

/** A typed client of the ${session.vendor} API that never logs in by itself. \`baseUrl\` defaults to the server that the spec names. */
export function createClient(options: Omit<ClientOptions, "operations"> = {}): Client<paths> {
  return createTypedClient<paths>({ baseUrl: serverUrl(session.server), ...options, operations });
}
`;
}

/** `src/connect-NAME.ts`: a client that keeps itself logged in. */
export function connectFile({ session }: Api): string {
  const name = pascalCase(session.vendor);
  return `import { connect, declared, type SessionClient, type SessionOptions } from "@vendor-auth/session";
import type { paths } from "./generated/schema.ts";
import { type Credentials, session } from "./generated/session.ts";

/** A client of the ${session.vendor} API that logs in when first needed, renews when refused, and logs out at the end of its scope. */
export function connect${name}(options: SessionOptions<Credentials>): SessionClient<paths> {
  return connect(declared(session), options);
}
`;
}

/** `src/index.ts`: the package's exports. `withSession`: with the client that keeps itself logged in. */
export function indexFile({ session }: Api, { withSession }: { withSession: boolean }): string {
  const connect = `export { connect${pascalCase(session.vendor)} } from "./connect-${session.vendor}.ts";\n`;
  return `${withSession ? connect : ""}export { createClient } from "./create-client.ts";
export { operations as operationTable } from "./generated/operations.ts";
export type { components, operations, paths } from "./generated/schema.ts";
export { type Credentials, session } from "./generated/session.ts";
`;
}
