import { globSync } from "node:fs";
import { basename } from "node:path";
import type { DefaultTheme } from "vitepress";
import { root } from "./root.ts";
import { vendors } from "./vendors.ts";

type Item = DefaultTheme.SidebarItem;

/** The pages that `npm run generate` makes of a vendor's spec. */
function vendorPages(vendor: string): Item[] {
  const names = globSync(`packages/${vendor}/docs/*.md`, { cwd: root }).map((file) => basename(file, ".md"));
  const items = (pages: string[]) => pages.toSorted().map((name) => ({ text: name, link: `/reference/${vendor}/${name}` }));
  const operations = names.filter((name) => name.endsWith("Api"));
  const models = names.filter((name) => name !== "index" && !operations.includes(name));
  return [{ text: "Overview", link: `/reference/${vendor}/` }, ...items(operations), { text: "Models", items: items(models) }];
}

/** The pages that typedoc makes of the types. */
function apiPages(): Item[] {
  const files = globSync("docs/api/@vendor-auth/**/*.md", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
  return files.toSorted().map((file) => {
    const name = file.replace("docs/api/", "").replace(/\.md$/, "");
    return { text: name.replace("@vendor-auth/", ""), link: `/api/${name}` };
  });
}

const guides: Item[] = [
  {
    text: "Start",
    items: [
      { text: "FlashBlade", link: "/quick-start-flashblade" },
      { text: "CloudEndure", link: "/quick-start-cloudendure" },
      { text: "All of FlashBlade, typed", link: "/all-of-flashblade" },
      { text: "A client of hey-api or orval", link: "/other-generators" },
      { text: "What a session is", link: "/sessions" },
    ],
  },
  {
    text: "Coming from Python",
    items: [
      { text: "Section by section", link: "/from-python" },
      { text: "purity_fb", link: "/from-purity-fb" },
      { text: "The CloudEndure client", link: "/from-cloudendure-python" },
    ],
  },
  {
    text: "Guides",
    items: [
      { text: "TLS for appliances", link: "/tls" },
      { text: "Proxies", link: "/proxies" },
      { text: "Runtimes and bundlers", link: "/runtimes" },
      { text: "Time limits, retries, pagination", link: "/calls" },
      { text: "What is sent and read", link: "/what-is-sent" },
      { text: "Sharing a session", link: "/sharing" },
      { text: "Testing with the emulator", link: "/testing" },
      { text: "Your own API", link: "/your-own-api" },
      { text: "Session styles", link: "/session-styles" },
      { text: "When a spec cannot say it", link: "/when-a-spec-cannot-say-it" },
      { text: "Command line", link: "/cli" },
      { text: "Telemetry", link: "/telemetry" },
      { text: "Examples to copy", link: "/examples/" },
    ],
  },
  {
    text: "Good to know",
    items: [
      { text: "Errors, code by code", link: "/errors" },
      { text: "What it survives", link: "/survives" },
      { text: "Conformance", link: "/conformance" },
      { text: "Speed", link: "/speed" },
      { text: "From a spec change to a release", link: "/releases" },
      { text: "Support and deprecation", link: "/project/SUPPORT" },
      { text: "Security", link: "/project/SECURITY" },
      { text: "Contributing", link: "/project/CONTRIBUTING" },
    ],
  },
];

const reference: Item[] = [
  ...vendors.map(({ name, title }) => ({ text: title, items: vendorPages(name) })),
  { text: "API, from the types", items: apiPages() },
  {
    text: "Packages",
    items: ["session", ...vendors.map(({ name }) => name), "client", "emulator", "codegen", "cli"].map((name) => ({
      text: name,
      link: `/packages/${name}`,
    })),
  },
  { text: "Specs", items: [{ text: "x-session, and where each fact was seen", link: "/specs" }] },
];

export const sidebar: DefaultTheme.Sidebar = {
  "/reference/": reference,
  "/api/": reference,
  "/packages/": reference,
  "/specs": reference,
  "/": guides,
};

export const nav: DefaultTheme.NavItem[] = [
  { text: "Quick start", items: [...(guides[0]?.items ?? [])] as DefaultTheme.NavItemWithLink[] },
  { text: "From Python", items: [...(guides[1]?.items ?? [])] as DefaultTheme.NavItemWithLink[] },
  { text: "Guides", items: [...(guides[2]?.items ?? []), { text: "Errors", link: "/errors" }] as DefaultTheme.NavItemWithLink[] },
  {
    text: "Reference",
    items: [
      ...vendors.map(({ name, title }) => ({ text: `${title}: operations, models`, link: `/reference/${name}/` })),
      { text: "API, from the types", link: "/api/" },
    ],
  },
];
