import type { RunningEmulator } from "@vendor-auth/emulator";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { openTab, type OpenTab } from "./open-tab.ts";

/** Opens an emulator's console in a tab, and waits for its first answer. */
export async function openConsole(browser: Browser, emulator: RunningEmulator, options: BrowserContextOptions = {}): Promise<OpenTab> {
  const tab = await openTab(browser, options);
  await tab.page.goto(`${emulator.origin}/__emulator/`);
  await tab.page.getByText("live", { exact: true }).waitFor();
  return tab;
}
