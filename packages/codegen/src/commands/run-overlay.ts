import { nameOf } from "../disk/jobs.ts";
import { readSpecFiles } from "../disk/read-spec-files.ts";
import { errorText } from "./error-text.ts";
import type { Output } from "./output.ts";

export interface OverlayCommand {
  readonly name: "overlay";
  readonly spec: string;
}

/** Prints a first overlay for a description, and what it still lacks. Resolves to the exit code. */
export async function runOverlay({ spec }: OverlayCommand, output: Output): Promise<number> {
  try {
    const input = { ...readSpecFiles(spec, []), file: nameOf(spec), shownAs: spec, name: "vendor" };
    const [{ readApi }, { readSpec }, { suggestOverlay }] = await Promise.all([
      import("../session/read-api.ts"),
      import("../spec/read-spec.ts"),
      import("../suggest/suggest-overlay.ts"),
    ]);
    const text = suggestOverlay(await readSpec(input));
    output.out(text);
    await readApi({ ...input, overlays: [{ file: "the overlay", text }] }).then(
      () => output.err("With this overlay, a client can be generated: read it, and give its file with --overlay.\n"),
      (error: unknown) => output.err(`With this overlay, this is left to do:\n${errorText(error)}`),
    );
    return 0;
  } catch (error) {
    output.err(errorText(error));
    return 1;
  }
}
