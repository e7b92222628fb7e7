import { randomBytes, randomUUID } from "node:crypto";
import type { Incoming } from "../../http/incoming.ts";
import { parseObject } from "../../http/json-object.ts";
import { createAccount, type Account } from "../../model/account.ts";
import type { Presented } from "../../model/vendor-server.ts";
import { makeToken } from "./api-token.ts";

/** What CloudEndure's login takes. Each of the three combinations logs in: `userApiToken`; `username` and `password`; `googleOauthCode`. */
export interface CloudEndureCredentials {
  readonly userApiToken: string;
  readonly username: string;
  readonly password: string;
  /** Accepted only when given: none is made at random. */
  readonly googleOauthCode?: string;
}

/** An account of what is given, the rest made at random. */
export function makeAccount(index: number, given: Partial<CloudEndureCredentials>): Account<CloudEndureCredentials> {
  const credentials: CloudEndureCredentials = {
    userApiToken: makeToken(),
    username: `user${index || ""}@example.com`,
    password: randomBytes(12).toString("base64url"),
    ...given,
  };
  return createAccount(credentials.username, randomUUID(), credentials);
}

/** What a login request presents. */
export function readCredentials(incoming: Incoming, accounts: readonly Account<CloudEndureCredentials>[]): Presented {
  const body = parseObject(incoming.body);
  if (body === undefined) return { kind: "malformed", status: 422, message: "The request body is not a JSON object" };
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(body)) {
    // Empty members are ignored: generated clients send every property they know.
    if (value === null || value === "") continue;
    if (typeof value !== "string") return { kind: "malformed", status: 422, message: `${name.slice(0, 40)} is not a string` };
    given.set(name, value);
  }
  const [token, username, password, code] = ["userApiToken", "username", "password", "googleOauthCode"].map((name) => given.get(name));
  const named = accounts.find((account) => account.user === username);
  let account: Account | undefined;
  // Clients send one combination; which one wins when more come is a choice.
  if (token !== undefined) account = accounts.find(({ credentials }) => credentials.userApiToken === token);
  else if (password !== undefined) account = named?.credentials.password === password ? named : undefined;
  else if (code !== undefined) account = accounts.find(({ credentials }) => credentials.googleOauthCode === code);
  return { kind: "credentials", counted: account ?? named, account };
}
