import { CliError } from "../errors/cli-error.ts";
import { provideCredentials } from "../credentials/provide-credentials.ts";
import { openClient } from "../sessions/open-client.ts";
import { sessionHeaders } from "../sessions/session-headers.ts";
import { findTarget, type TargetOptions } from "../target/target.ts";
import { ensureSession } from "./login.ts";

/** Prints the session's headers for another program: `curl -H @-`. On a terminal only with --show: screens, and logs of them, are read by others. */
export async function headers(name: string, options: TargetOptions & { readonly show?: boolean; readonly renew?: boolean }): Promise<void> {
  if (process.stdout.isTTY && !options.show) {
    const remedy = `Pipe them: vendor-auth headers ${name} | curl -H @- URL. Or say --show.`;
    throw new CliError("these headers are a live session, and this is a terminal", remedy);
  }
  const target = await findTarget(name, options);
  const provide = provideCredentials(target);
  await using open = await openClient(target, { credentials: provide, verbose: options.verbose, isKept: true });
  const { session } = await ensureSession(target, open, provide, { isRenewed: options.renew === true });
  const found = sessionHeaders(target, session);
  const lines = Object.entries(found.headers).map(([header, value]) => `${header}: ${value}\n`);
  process.stdout.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : lines.join(""));
}
