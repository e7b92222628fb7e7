import type { Account } from "../../model/account.ts";
import type { CloudEndureCredentials } from "./credentials.ts";

/** The User that login and `/me` answer with. It holds the long-lived API token, as the real one does. */
export function showUser(account: Account<CloudEndureCredentials>, origin: string): object {
  return {
    username: account.user,
    status: "CONFIRMED",
    account: account.id,
    roles: ["USER", "ACCOUNT_ADMIN"],
    settings: { sendNotifications: { projectIDs: [], projectIDsUntestedMigrations: [] } },
    apiToken: account.credentials.userApiToken,
    hasPassword: true,
    termsAccepted: true,
    id: account.id,
    selfLink: `${origin}/api/latest/users/${account.id}`,
  };
}
