import { child, children, rootOf } from "../spec/spec-node.ts";
import { apiGroups, apiPage } from "./api-page.ts";
import { indexPage } from "./index-page.ts";
import { modelPage } from "./model-page.ts";
import type { Reference } from "./reference.ts";

/** Which pages are made. */
export type DocsExtent = "none" | "index" | "all";

/** The pages under `docs/`, by file name: `index.md` alone, or a page for each tag and each model as well. */
export function referencePages(reference: Reference, extent: DocsExtent): Map<string, string> {
  if (extent === "none") return new Map();
  if (extent === "index") return new Map([["index.md", indexPage(reference)]]);
  const { spec } = reference;
  const groups = apiGroups(reference);
  const models = children(spec, child(spec, rootOf(spec), "components", "schemas"));

  const names = models.map(([name]) => name);
  const pages = new Map<string, string>([["index.md", indexPage(reference, { groups, models: names })]]);
  const taken = new Set(["index.md"]);
  const add = (name: string, page: string, path: readonly (string | number)[]): void => {
    if (!/^[\p{L}\p{N}._-]+$/u.test(name)) {
      spec.fail(
        path,
        `${JSON.stringify(name)} cannot be the name of a reference page.`,
        "Rename the model, or make one page: --docs index.",
        "key",
      );
    }
    // Some file systems take User.md and user.md for the same file.
    if (taken.has(name.toLowerCase())) {
      const problem = `Its reference page would be ${name}, and there is a page of that name already.`;
      spec.fail(path, problem, "Rename the model or the tag, or make one page: --docs index.", "key");
    }
    taken.add(name.toLowerCase());
    pages.set(name, page);
  };
  for (const group of groups) add(group.file, apiPage(reference, group), group.path);
  for (const [name, schema] of models) add(`${name}.md`, modelPage(spec, name, schema), ["components", "schemas", name]);
  return pages;
}
