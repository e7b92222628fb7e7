import type { RunningEmulator } from "@vendor-auth/emulator";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** An emulator's console in a tab of its own. */
export interface OpenConsole extends AsyncDisposable {
  readonly page: Page;
  /** What the browser complained about: console errors and warnings, exceptions, refusals by the content security policy. */
  readonly complaints: string[];
  /** Every URL that the page asked for. */
  readonly asked: string[];
}

/** Opens the console and waits for its first answer. */
export async function openConsole(browser: Browser, emulator: RunningEmulator, options: BrowserContextOptions = {}): Promise<OpenConsole> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${emulator.origin}/__emulator/`);
  await page.getByText("live", { exact: true }).waitFor();
  return { page, complaints, asked, [Symbol.asyncDispose]: () => context.close() };
}
