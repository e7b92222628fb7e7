import type { Emulator } from "@vendor-auth/emulator";
import type { SessionClient, SessionEvent } from "@vendor-auth/session";

/** A data call, and how its answer is told in a few words. */
export interface Call {
  readonly path: string;
  readonly describe: (body: unknown) => string;
}

/** Plays one session and prints a row for each step. Throws when a step does not do what it says. */
export async function tourOf(
  name: string,
  server: Emulator,
  open: (onEvent: (event: SessionEvent) => void) => Pick<SessionClient<{}>, "fetch" | "login" | "logout">,
  { path, describe }: Call,
): Promise<void> {
  const events: SessionEvent[] = [];
  const client = open((event) => events.push(event));

  async function call(): Promise<string> {
    const before = events.length;
    const response = await client.fetch(path);
    if (!response.ok) throw new Error(`${name}: GET ${path} was answered with ${response.status}`);
    const wasRenewed = events.slice(before).some(({ type }) => type === "renewed");
    return `${response.status}, ${describe(await response.json())}${wasRenewed ? ": refused, logged in again, resent" : ""}`;
  }

  console.log(`${name} at ${server.baseUrl}`);
  print("step", "what happened", "took");
  await step("log in", async () => {
    const { baseUrl } = await client.login();
    return baseUrl === server.baseUrl ? "session opened" : `session opened, redirected to ${new URL(baseUrl).pathname}`;
  });
  await step(`call GET ${path}`, call);
  await step("the server ends the session", async () => `sessions ended: ${server.expire()}; the client is not told`);
  await step(`call GET ${path}`, call);
  await step("log out", () => client.logout());

  const { logins, renewals, logouts } = server.counters;
  print(
    "the SERVER counted",
    `${logins} logins (${renewals} of them a renewal), ${logouts} logout, ${server.sessions.length} open sessions`,
    "",
  );
  console.log();
  if (logins !== 2 || renewals !== 1 || logouts !== 1) throw new Error(`${name}: expected 2 logins, 1 renewal and 1 logout`);
}

async function step(name: string, run: () => Promise<string>): Promise<void> {
  const started = performance.now();
  const outcome = await run();
  print(name, outcome, `${(performance.now() - started).toFixed(1)} ms`);
}

function print(name: string, outcome: string, took: string): void {
  console.log(`  ${name.padEnd(30)}${outcome.padEnd(60)}${took.padStart(9)}`.trimEnd());
}
