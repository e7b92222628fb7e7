import { findChromium } from "./find-chromium.ts";

const howToGetIt = "Install it (Debian: apt-get install chromium), or name a browser in CHROMIUM_PATH.";

/** The browser's executable; undefined when there is none, and then that was said. Where CI is set, there must be one. */
export const chromium = findChromium();

if (chromium === undefined) {
  if (["1", "true"].includes(process.env["CI"] ?? "")) throw new Error(`CI is set, and there is no Chromium. ${howToGetIt}`);
  process.stderr.write(`What needs a browser is not tested: no Chromium here. ${howToGetIt}\n`);
}
