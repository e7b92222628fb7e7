import { child, children, rootOf } from "../spec/spec-node.ts";
import { apiGroups, apiPage } from "./api-page.ts";
import { indexPage } from "./index-page.ts";
import { modelPage } from "./model-page.ts";
import type { Reference } from "./reference.ts";

/** Every page under `docs/`, by file name. */
export function referencePages(reference: Reference): Map<string, string> {
  const { spec } = reference;
  const groups = apiGroups(reference);
  const models = children(spec, child(spec, rootOf(spec), "components", "schemas"));

  const pages = new Map<string, string>([
    [
      "index.md",
      indexPage(
        reference,
        groups,
        models.map(([name]) => name),
      ),
    ],
  ]);
  const taken = new Set(["index.md"]);
  const add = (name: string, page: string, path: readonly (string | number)[]): void => {
    // Some file systems take User.md and user.md for the same file.
    if (taken.has(name.toLowerCase())) {
      spec.fail(
        path,
        `Its reference page would be ${name}, and there is a page of that name already.`,
        "Rename the model or the tag.",
        "key",
      );
    }
    taken.add(name.toLowerCase());
    pages.set(name, page);
  };
  for (const group of groups) add(group.file, apiPage(reference, group), group.path);
  for (const [name, schema] of models) add(`${name}.md`, modelPage(spec, name, schema), ["components", "schemas", name]);
  return pages;
}
