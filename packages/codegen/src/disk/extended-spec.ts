import { existsSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { readOverlay } from "../overlay/read-overlay.ts";
import { SpecError } from "../source/spec-error.ts";
import { decodedUri } from "../text/decoded-uri.ts";
import { readText } from "./read-spec-files.ts";

/**
 * The description that overlays say they are for (`extends`): a file in the folder of the overlay that says so. Nothing else is
 * looked at. Throws a `SpecError` when none says it, or says something else.
 */
export function extendedSpec(overlays: readonly string[]): string {
  const read = overlays.map((file) => readOverlay(readText(file, "overlay"), file));
  const overlay = read.find((each) => each.extends !== undefined);
  if (overlay?.extends === undefined) {
    const problem = "The overlay does not say which description it is for: it has no `extends`.";
    throw new SpecError(overlays[0]!, [{ line: 1, column: 1, problem, remedy: "Add it (`extends: acme.yaml`), or give --spec." }]);
  }
  const { source, extends: reference } = overlay;
  const refuse = (problem: string, remedy: string): never => {
    throw new SpecError(source.file, [{ ...source.position(["extends"]), problem, remedy }]);
  };
  const quoted = JSON.stringify(reference);
  if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(reference))
    return refuse(`${quoted} is no file beside this overlay, and nothing else is read.`, "Download it, and give it with --spec.");
  const folder = dirname(source.file);
  const file = join(folder, decodedUri(reference.replace(/[?#].*$/s, "")));
  if (!existsSync(file)) return refuse(`${quoted} leads to nothing: there is no ${file}.`, "Put it there, or give it with --spec.");
  if (realpathSync(file).startsWith(realpathSync(folder) + sep)) return file;
  return refuse(`${quoted} is outside this overlay's folder, which is not read.`, "Give it with --spec.");
}
