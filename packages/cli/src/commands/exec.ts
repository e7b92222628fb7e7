import { CliError } from "../errors/cli-error.ts";
import { variablesOf } from "../credentials/from-environment.ts";
import { provideCredentials } from "../credentials/provide-credentials.ts";
import { openClient } from "../sessions/open-client.ts";
import { runChild } from "../support/run-child.ts";
import { sessionHeaders } from "../sessions/session-headers.ts";
import { withSpinner } from "../terminal/spinner.ts";
import { findTarget, type TargetOptions } from "../target/target.ts";
import { tell } from "../terminal/terminal.ts";
import { variableName } from "../vendors/variable-name.ts";

/** Runs a command with a new session in its environment, and closes the session afterwards. Ends with the command's exit code. */
export async function exec(name: string, words: readonly string[], options: TargetOptions): Promise<void> {
  const [file, ...args] = words;
  if (file === undefined) throw new CliError("no command was given", `Expected one after --: vendor-auth exec ${name} -- COMMAND.`);
  const target = await findTarget(name, options);
  const provide = provideCredentials(target);
  await provide(); // a prompt has no time limit; a login has one
  await using open = await openClient(target, { credentials: provide, verbose: options.verbose, isKept: false });
  const { client } = open;
  const session = await withSpinner(`Logging in to ${target.name}`, () => client.login());
  await open.goOn();
  open.handOver();
  try {
    const env = childEnvironment(target.vendorName, variablesOf(target), sessionHeaders(target, session), options.json);
    process.exitCode = await runChild(file, args, env);
  } finally {
    const outcome = await client.logout();
    if (outcome === "refused" || outcome === "unreachable")
      tell(`vendor-auth: warning: the session could not be closed (${outcome}); it ends when its time is up`);
    if (options.json) process.stderr.write(`${JSON.stringify({ exitCode: process.exitCode ?? null, logout: outcome })}\n`);
  }
}

/** The session's headers and base URL; not the credentials, which open further sessions. */
function childEnvironment(
  vendor: string,
  credentials: readonly { readonly variable: string }[],
  { baseUrl, headers }: { baseUrl: string; headers: Record<string, string> },
  isJson?: boolean,
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const { variable } of credentials) delete env[variable];
  env[variableName(vendor, "baseUrl")] = baseUrl;
  env[variableName(vendor, "headers")] = isJson
    ? JSON.stringify(headers)
    : Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}`)
        .join("\n");
  for (const [name, value] of Object.entries(headers)) env[variableName(vendor, `header-${name}`)] = value;
  return env;
}
