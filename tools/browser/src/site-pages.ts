import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The built site. */
const dist = fileURLToPath(new URL("../../../docs/.vitepress/dist/", import.meta.url));

/** Every page of the built site: `/errors.html`. */
export function sitePages(): string[] {
  const files = globSync("**/*.html", { cwd: dist, exclude: ["404.html"] });
  return files.map((file) => `/${file.replaceAll("\\", "/")}`).toSorted();
}
