import type { Browser } from "playwright-core";
import { openTab, type OpenTab } from "./open-tab.ts";

/** A page of the site. Its complaints hold answers that are no success, too. */
export interface OpenPage extends OpenTab {
  /** Every URL that was asked for elsewhere. */
  readonly elsewhere: string[];
}

/** Opens a tab on the site. `theme` is what the reader's system prefers. */
export async function openPage(browser: Browser, origin: string, theme: "light" | "dark" = "light"): Promise<OpenPage> {
  const tab = await openTab(browser, { baseURL: origin, colorScheme: theme, viewport: { width: 1280, height: 900 } });
  const elsewhere: string[] = [];
  tab.page.on("response", (response) => {
    if (!response.ok() && response.status() !== 304) tab.complaints.push(`${response.status()} ${response.url()}`);
  });
  tab.page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) elsewhere.push(request.url());
  });
  return { ...tab, elsewhere };
}
