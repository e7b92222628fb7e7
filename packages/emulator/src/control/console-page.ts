import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { json, type Answer, type HeaderList } from "../http/answer.ts";
import { shownRules } from "../policies/check-policies.ts";
import type { PolicyRules } from "../policies/policy-rule.ts";

/** The page's files stand beside `src`, and beside `dist`. */
const folder = new URL("../../console/", import.meta.url);

/** What `page.html` loads. */
export const consoleFiles: readonly string[] = [
  "page.css",
  "sections.css",
  "page.js",
  "actions.js",
  "chart.js",
  "control-api.js",
  "elements.js",
  "faults.js",
  "login.js",
  "policies.js",
  "requests.js",
  "times.js",
];

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};

/** What the page may do: load its own files and ask the control API. No inline code, no other origin, no frame around it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const headers: HeaderList = [
  ["Content-Security-Policy", policy],
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Cache-Control", "no-store"],
];

const texts = new Map<string, string>();

/** One file of the console page, read when it is first asked for. The page holds what the policies do and may be. */
export function consoleFile(name: string, rules: PolicyRules): Answer {
  let text = texts.get(name);
  if (text === undefined) {
    const url = new URL(name, folder);
    // When the emulator was bundled into one file, the page's files are not beside it.
    if (!existsSync(url)) return json(404, { message: `The console's files are not where they are looked for: ${folder.href}` });
    text = readFileSync(url, "utf8");
    texts.set(name, text);
  }
  const body = text.replace("{{rules}}", () => JSON.stringify(shownRules(rules)));
  return { status: 200, headers: [["Content-Type", types[extname(name)] ?? "application/octet-stream"], ...headers], body };
}
