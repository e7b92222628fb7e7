import { type Client, type ClientOptions, createClient as createTypedClient, serverUrl } from "@vendor-auth/client";
import { operations } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import { session } from "./generated/session.ts";

/**
 * A typed client of the FlashBlade API that never logs in by itself. `baseUrl` defaults to the server that the spec names.
 * For a client that keeps itself logged in, see `@vendor-auth/session/flashblade`.
 */
export function createClient(options: Omit<ClientOptions, "operations"> = {}): Client<paths> {
  return createTypedClient<paths>({ baseUrl: serverUrl(session.server), ...options, operations });
}
