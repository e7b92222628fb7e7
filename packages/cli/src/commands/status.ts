import { listLogins } from "../target/logins.ts";
import { openStore } from "../sessions/open-store.ts";
import { show } from "../terminal/terminal.ts";

/** Lists the kept sessions. Sends nothing, so it cannot say whether the vendor still accepts one. */
export async function status({ json }: { json?: boolean }): Promise<void> {
  const store = await openStore();
  const found = [];
  for (const { key, vendor, account, baseUrl, lastUsed } of await listLogins()) {
    const session = await store.get(key);
    if (session) found.push({ vendor, account, baseUrl, issuedAt: session.issuedAt, lastUsed, expires: "unknown" });
  }
  const lines = found.map(
    ({ vendor, account, baseUrl, issuedAt, lastUsed }) =>
      `${vendor}  ${account}  ${new URL(baseUrl).host}  opened ${ago(issuedAt)}, last used ${ago(lastUsed)}, expiry unknown (renewed when refused)`,
  );
  show(json, found, lines.length > 0 ? lines : ["No sessions are kept. vendor-auth login VENDOR opens one."]);
}

function ago(time: string): string {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(time)) / 60_000));
  if (minutes < 1) return "just now";
  return minutes < 120 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}
