import type { SessionClient, SessionEvent } from "@vendor-auth/session";
import { type Credentials } from "../credentials/parse-credentials.ts";
import { exitCode } from "../errors/exit-code.ts";
import { noteLogin } from "../target/logins.ts";
import { openStore } from "./open-store.ts";
import { readCa, type Target } from "../target/target.ts";
import { tell } from "../terminal/terminal.ts";

/** A client of one command. */
export interface OpenClient extends AsyncDisposable {
  readonly client: SessionClient<{}>;
  /** The session's key in the store; undefined until the store was asked. */
  key(): string | undefined;
  /** Never resolves once a signal has come: the session is being closed, and then the process ends. */
  goOn(): Promise<void>;
  /** From here on the caller handles signals. */
  handOver(): void;
}

interface OpenOptions {
  readonly credentials: () => Promise<Credentials>;
  readonly verbose?: boolean | undefined;
  /** Kept for other processes of this user, and later ones; else the session ends with the client. */
  readonly isKept: boolean;
}

/** Opens a client. Ctrl-C closes what this process has opened, and ends it. */
export async function openClient(target: Target, { credentials, verbose, isKept }: OpenOptions): Promise<OpenClient> {
  const { vendor, baseUrl, account } = target;
  const transport = await openTransport(target);
  let key: string | undefined;
  let isOurs = false; // the session was opened here
  const store = isKept ? await openStore((used) => (key = used)) : undefined;
  const client = vendor.open({
    baseUrl,
    credentials: async () => {
      isOurs = true;
      return credentials();
    },
    logoutTimeout: 4_000,
    ...(transport && { fetch: transport }),
    ...(store ? { store, account } : {}),
    onEvent: (event) => verbose && tell(describe(event)),
  } as Parameters<typeof vendor.open>[0]);

  let isEnding = false;
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (isEnding) process.exit(exitCode.interrupted); // the second Ctrl-C
    isEnding = true;
    // At once: what follows may take seconds.
    if (isOurs && process.stderr.isTTY) tell("\rEnding: the session that is being opened is closed first. Ctrl-C again ends at once.");
    // A login under way is waited for: cut off, it could leave a session on the server whose token we never received.
    if (isOurs) await client.logout();
    else await client[Symbol.asyncDispose]();
    process.exit(signal === "SIGTERM" ? 143 : exitCode.interrupted);
  }
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, end);
  const handOver = () => signals.forEach((signal) => process.off(signal, end));

  return {
    client,
    key: () => key,
    goOn: () => (isEnding ? new Promise<never>(() => {}) : Promise.resolve()),
    handOver,
    async [Symbol.asyncDispose]() {
      handOver();
      await client[Symbol.asyncDispose]();
      await transport?.close();
    },
  };
}

/** Notes that a kept session was used just now. */
export async function noteUse({ vendorName, package: folder, baseUrl, account, ca, pin }: Target, key: string | undefined): Promise<void> {
  if (key) await noteLogin({ key, vendor: vendorName, package: folder, baseUrl, account, ca, pin, lastUsed: new Date().toISOString() });
}

async function openTransport({ baseUrl, ca, pin }: Target) {
  if (ca === undefined && pin === undefined) return undefined;
  const { nodeFetch } = await import("@vendor-auth/session/node");
  const { host } = new URL(baseUrl);
  return nodeFetch(pin === undefined ? { host, ca: await readCa(ca ?? "") } : { host, pin });
}

function describe({ type, vendor, baseUrl, duration, ...facts }: SessionEvent): string {
  const { code, status, outcome, reason } = facts as Record<string, unknown>;
  const more = Object.entries({ code, status, outcome, reason }).filter(([, value]) => value !== undefined);
  return `  ${type} ${vendor} ${baseUrl} ${Math.round(duration)} ms${more.map(([name, value]) => ` ${name}=${String(value)}`).join("")}`;
}
