import { startEmulator } from "@vendor-auth/emulator";
import { flashblade } from "@vendor-auth/session/flashblade";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { onTestFinished } from "vitest";
import { openConsole } from "../../src/open-console.ts";

/** What a scene may be given. */
export interface Given {
  readonly username?: string;
  readonly browser?: BrowserContextOptions;
}

/** An emulator, its console in a browser, and a facade's client of the same emulator, not logged in yet. The test's end closes them. */
export async function openScene(browser: Browser, { username = "pureuser", browser: options }: Given) {
  const emulator = await startEmulator("flashblade", { credentials: { username } });
  const client = flashblade({ baseUrl: emulator.baseUrl, credentials: { apiToken: emulator.credentials.apiToken } });
  const shown = await openConsole(browser, emulator, options);
  onTestFinished(async () => {
    await shown[Symbol.asyncDispose]();
    await client.logout().catch(() => undefined);
    await emulator.close();
  });
  return { ...shown, emulator, call: async () => (await client.fetch("2.26/arrays")).status };
}
