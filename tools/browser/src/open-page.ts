import type { Browser, Page } from "playwright-core";

/** A page of the site in a tab of its own. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Console errors and warnings, exceptions, and answers that are no success. */
  readonly complaints: string[];
  /** Every URL that was asked for elsewhere. */
  readonly elsewhere: string[];
}

/** Opens a tab on the site. `theme` is what the reader's system prefers. */
export async function openPage(browser: Browser, origin: string, theme: "light" | "dark" = "light"): Promise<OpenPage> {
  const context = await browser.newContext({ baseURL: origin, colorScheme: theme, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (response) => {
    if (!response.ok() && response.status() !== 304) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) elsewhere.push(request.url());
  });
  return { page, complaints, elsewhere, [Symbol.asyncDispose]: () => context.close() };
}
