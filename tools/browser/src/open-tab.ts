import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page in a tab of its own. */
export interface OpenTab extends AsyncDisposable {
  readonly page: Page;
  /** What the browser complained about: console errors and warnings, exceptions, refusals by the content security policy. */
  readonly complaints: string[];
  /** Every URL that the page asked for. */
  readonly asked: string[];
}

/** Opens an empty tab that shares nothing with others. */
export async function openTab(browser: Browser, options: BrowserContextOptions): Promise<OpenTab> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => asked.push(request.url()));
  return { page, complaints, asked, [Symbol.asyncDispose]: () => context.close() };
}
