import { randomUUID } from "node:crypto";
import { getHeader, type Incoming } from "../../http/incoming.ts";
import { createAccount, type Account } from "../../model/account.ts";
import type { Presented } from "../../model/vendor-server.ts";
import type { FlashBladePolicies } from "./policies.ts";

/** What FlashBlade's login takes. */
export interface FlashBladeCredentials {
  readonly apiToken: string;
  /** The account's name. Given, it names the account; a login by API token needs none. */
  readonly username?: string;
}

/** An account of what is given, the rest made at random. */
export function makeAccount(index: number, given: Partial<FlashBladeCredentials>): Account<FlashBladeCredentials> {
  const { apiToken = `T-${randomUUID()}`, username = `pureuser${index || ""}` } = given;
  return createAccount<FlashBladeCredentials>(username, randomUUID(), { apiToken });
}

/** What a login request presents: an API token. */
export function readCredentials(
  incoming: Incoming,
  accounts: readonly Account<FlashBladeCredentials>[],
  { queryApiToken }: FlashBladePolicies,
): Presented {
  const inHeader = getHeader(incoming, "api-token");
  const inQuery = queryApiToken ? new URLSearchParams(incoming.query).get("api-token") : null;
  const token = inHeader ?? inQuery ?? undefined;
  const account = token === undefined ? undefined : accounts.find(({ credentials }) => credentials.apiToken === token);
  return { kind: "credentials", counted: account, account };
}
