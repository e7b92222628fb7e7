import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** Folders of Markdown, by path in the repository, and where they are on the site. The first that fits is taken. */
const places: readonly (readonly [pattern: RegExp, page: string])[] = [
  [/^docs\/api\/README\.md$/, "api/index.md"],
  [/^docs\/((?:api\/)?.*\.md)$/, "$1"],
  [/^packages\/([\w-]+)\/docs\/(.*\.md)$/, "reference/$1/$2"],
  [/^packages\/([\w-]+)\/README\.md$/, "packages/$1.md"],
  [/^packages\/([\w-]+)\/CHANGELOG\.md$/, "changes/$1.md"],
  [/^examples\/README\.md$/, "examples/index.md"],
  [/^examples\/([\w-]+)\/README\.md$/, "examples/$1.md"],
  [/^specs\/README\.md$/, "specs.md"],
  [/^(?!README)([A-Z_]+)\.md$/, "project/$1.md"],
];

/** Where a Markdown file of the repository is on the site; undefined when it is no page. */
export function pageOf(file: string): string | undefined {
  const [pattern, page] = places.find(([known]) => known.test(file)) ?? [];
  return pattern && page && file.replace(pattern, page);
}

/** Every Markdown file that is no page, for `srcExclude`. */
export function filesThatAreNoPages(): string[] {
  const files = globSync("**/*.md", { cwd: root, exclude: (path) => /(^|\/)(node_modules|dist|\..+)$/.test(path) });
  return files.map((file) => file.replaceAll("\\", "/")).filter((file) => pageOf(file) === undefined);
}

/**
 * Where a link of a page leads: to the page that a file is on the site, or to the file in the repository.
 * A link to nothing stays as it is, and the build fails on it.
 */
export function resolveLink(from: string, href: string): string {
  const [path = "", hash] = href.split("#");
  if (path === "" || /^(\w+:|\/)/.test(path)) return href;
  const file = join(from, "..", decodeURI(path)).replaceAll("\\", "/").replace(/\/$/, "");
  const anchor = hash === undefined ? "" : `#${hash}`;
  const page = pageOf(file) ?? pageOf(`${file}/README.md`);
  if (page !== undefined) return `/${page}${anchor}`;
  return existsSync(join(root, file)) ? `${repository}/blob/main/${file}${anchor}` : href;
}

export const repository = "https://github.com/vendor-auth/vendor-auth";
