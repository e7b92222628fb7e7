import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";
import type { Target } from "../target/target.ts";
import { type Credentials, parseCredentials } from "./parse-credentials.ts";

/** The name under which a keychain's program shows the entries. */
const service = "vendor-auth credentials";

/** Puts credentials in the keychain of the user, where a profile with `keychain: true` finds them. */
export async function saveToKeychain(target: Target, credentials: Credentials): Promise<void> {
  await useEntry(target, (entry) => entry.setPassword(JSON.stringify(credentials)));
}

export async function fromKeychain(target: Target): Promise<Credentials | undefined> {
  const text = await useEntry(target, (entry) => entry.getPassword());
  return text ? parseCredentials(target, text, "the keychain") : undefined;
}

interface Entry {
  getPassword(): Promise<string | null | undefined>;
  setPassword(text: string): Promise<unknown>;
}

async function useEntry<T>({ vendorName, baseUrl, account }: Target, use: (entry: Entry) => Promise<T>): Promise<T> {
  const details = { exit: exitCode.store, code: "keychain_unavailable" };
  const keyring = await import("@napi-rs/keyring").catch(() => {
    throw new CliError("the keychain needs a package that is not here", "Install it: npm install @napi-rs/keyring", details);
  });
  try {
    // Without this Linux falls back to the kernel's keyring, which forgets everything at logout, and does not say so.
    const entry = new keyring.AsyncEntry(service, JSON.stringify([vendorName, baseUrl, account]), { linux: { store: "secret-service" } });
    return await use(entry);
  } catch {
    throw new CliError("no keychain is available here", "On a machine without a desktop use command or the environment.", details);
  }
}
