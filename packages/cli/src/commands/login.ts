import { saveToKeychain } from "../credentials/keychain.ts";
import { provideCredentials } from "../credentials/provide-credentials.ts";
import { listLogins } from "../target/logins.ts";
import { noteUse, type OpenClient, openClient } from "../sessions/open-client.ts";
import { openStore } from "../sessions/open-store.ts";
import { withSpinner } from "../terminal/spinner.ts";
import { findTarget, type Target, type TargetOptions } from "../target/target.ts";
import { show } from "../terminal/terminal.ts";

export interface LoginOptions extends TargetOptions {
  readonly stdin?: boolean;
  /** End the kept session, if there is one, and open another. */
  readonly renew?: boolean;
  readonly save?: boolean;
}

/** Opens a session and keeps it. One that is kept already stays, unless it may be one of other credentials. */
export async function login(name: string, options: LoginOptions): Promise<void> {
  const target = await findTarget(name, options);
  const provide = provideCredentials(target, options);
  await using open = await openClient(target, { credentials: provide, verbose: options.verbose, isKept: true });
  const { isNew, issuedAt } = await ensureSession(target, open, provide, { isRenewed: options.renew === true || options.stdin === true });
  if (options.save) await saveToKeychain(target, await provide());
  const { baseUrl, account, vendorName: vendor } = target;
  const done = isNew ? "Logged in to" : "Already logged in to";
  const line = `${done} ${vendor} at ${new URL(baseUrl).host} as ${account}, since ${issuedAt}.`;
  const hint = isNew ? [] : ["If the session has lapsed, the next request renews it; --renew opens a new one now."];
  show(options.json, { vendor, baseUrl, account, issuedAt, isNew }, [line, ...hint]);
}

/** The kept session, or a new one. Credentials are read before the time limit of the login begins, and only when one is due. */
export async function ensureSession(
  target: Target,
  { client, key, goOn }: OpenClient,
  provide: () => Promise<object>,
  { isRenewed }: { isRenewed: boolean },
) {
  if (isRenewed) {
    await provide(); // before the old session ends: without credentials it is better than none
    await client.logout();
  }
  const started = new Date().toISOString();
  const session = await withCredentialsFirst(target, provide, () => client.login());
  await goOn();
  await noteUse(target, key());
  return { isNew: session.issuedAt >= started, issuedAt: session.issuedAt, session };
}

/** A login has 30 s, and a person at a prompt may take longer: on a terminal the prompt comes before the login. */
async function withCredentialsFirst<T>(target: Target, provide: () => Promise<object>, work: () => Promise<T>): Promise<T> {
  if (process.stdin.isTTY && !(await isKept(target))) await provide();
  return withSpinner(`Logging in to ${target.name}`, work);
}

async function isKept({ vendorName, baseUrl, account }: Target): Promise<boolean> {
  const known = (await listLogins()).filter((each) => each.vendor === vendorName && each.baseUrl === baseUrl && each.account === account);
  const store = await openStore();
  for (const { key } of known) if (await store.get(key)) return true;
  return false;
}
