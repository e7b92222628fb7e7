import type { LogoutOutcome } from "@vendor-auth/session";
import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";
import { explain } from "../errors/explain.ts";
import { forgetLogin, listLogins, type Login } from "../target/logins.ts";
import { openClient } from "../sessions/open-client.ts";
import { openStore } from "../sessions/open-store.ts";
import { findTarget, type Target, type TargetOptions } from "../target/target.ts";
import { show, tell } from "../terminal/terminal.ts";
import { loadVendor } from "../vendors/vendors.ts";

/** Ends kept sessions, on the server and here. Needs no credentials. */
export async function logout(name: string | undefined, options: TargetOptions & { readonly all?: boolean }): Promise<void> {
  if (name !== undefined && options.all) throw new CliError("both a name and --all were given", "Give one of them.");
  const targets = name === undefined ? await keptTargets(options.all === true) : [await findTarget(name, options)];
  const results = await Promise.all(targets.map((target) => end(target, options.verbose)));
  const lines = results.map(({ vendor, account, baseUrl, outcome }) => `${vendor}  ${account}  ${new URL(baseUrl).host}  ${outcome}`);
  // Where one stays open, that was said.
  show(options.json, results, lines.length > 0 || process.exitCode === exitCode.unreachable ? lines : ["No sessions are kept."]);
  if (results.some(({ outcome }) => mayBeOpen(outcome))) process.exitCode = exitCode.unreachable;
}

/** What may still be open stays listed, for another try. */
const mayBeOpen = (outcome: LogoutOutcome) => outcome === "refused" || outcome === "unreachable";

async function keptTargets(isAll: boolean): Promise<Target[]> {
  const store = await openStore();
  const kept: Login[] = [];
  for (const login of await listLogins()) {
    if (await store.get(login.key)) kept.push(login);
    else await forgetLogin(login.key);
  }
  if (!isAll && kept.length > 1) {
    const known = kept.map(({ vendor, baseUrl }) => `${vendor} at ${new URL(baseUrl).host}`).join(", ");
    throw new CliError(`${kept.length} sessions are kept: ${known}`, "Say which, or --all.");
  }
  const targets = await Promise.all(kept.map(keptTarget));
  return targets.filter((target) => target !== undefined);
}

/** Nothing where the package of an own vendor is gone: the other sessions are ended all the same. */
async function keptTarget({ vendor: vendorName, ...login }: Login): Promise<Target | undefined> {
  try {
    return { ...login, name: vendorName, vendorName, vendor: await loadVendor(login.package ?? vendorName), profile: {} };
  } catch (error) {
    const { message, remedy } = explain(error).error;
    tell(`vendor-auth: warning: ${vendorName} at ${new URL(login.baseUrl).host} stays open: ${message}. ${remedy ?? ""}`);
    process.exitCode = exitCode.unreachable;
    return undefined;
  }
}

async function end(target: Target, verbose: boolean | undefined) {
  await using open = await openClient(target, {
    credentials: () => Promise.reject(new Error("a logout needs none")),
    verbose,
    isKept: true,
  });
  const outcome = await open.client.logout();
  const key = open.key();
  if (key && !mayBeOpen(outcome)) await forgetLogin(key);
  return { vendor: target.vendorName, account: target.account, baseUrl: target.baseUrl, outcome };
}
