import { randomUUID } from "node:crypto";
import { getHeader, type Incoming } from "../../http/incoming.ts";
import { parseObject } from "../../http/json-object.ts";
import { createAccount, type Account } from "../../model/account.ts";
import type { Presented } from "../../model/vendor-server.ts";
import type { FlashBladePolicies } from "./policies.ts";

/** What FlashBlade's login takes: `apiToken` in a header, or `username` and `password` in the body. */
export interface FlashBladeCredentials {
  readonly apiToken: string;
  /** The account's name. A login by API token needs none, so it is shown only beside a password. */
  readonly username?: string;
  /** Accepted only when given: none is made at random. */
  readonly password?: string;
}

/** An account of what is given, the rest made at random. */
export function makeAccount(index: number, given: Partial<FlashBladeCredentials>): Account<FlashBladeCredentials> {
  const { apiToken = `T-${randomUUID()}`, username = `pureuser${index || ""}`, password } = given;
  const byPassword = password === undefined ? {} : { username, password };
  return createAccount<FlashBladeCredentials>(username, randomUUID(), { apiToken, ...byPassword });
}

/** What a login request presents. The header counts when both come: a choice. */
export function readCredentials(
  incoming: Incoming,
  accounts: readonly Account<FlashBladeCredentials>[],
  { queryApiToken }: FlashBladePolicies,
): Presented {
  const inHeader = getHeader(incoming, "api-token");
  const inQuery = queryApiToken ? new URLSearchParams(incoming.query).get("api-token") : null;
  const token = inHeader ?? inQuery ?? undefined;
  if (token === undefined) return readPassword(incoming, accounts);
  const account = accounts.find(({ credentials }) => credentials.apiToken === token);
  return { kind: "credentials", counted: account, account };
}

function readPassword(incoming: Incoming, accounts: readonly Account<FlashBladeCredentials>[]): Presented {
  const { username, password } = parseObject(incoming.body) ?? {};
  const named = accounts.find(({ user }) => user === username);
  const isRight = typeof password === "string" && named?.credentials.password === password;
  return { kind: "credentials", counted: named, account: isRight ? named : undefined };
}
