import { nameOf, specOf } from "../disk/jobs.ts";
import { readSpecFiles } from "../disk/read-spec-files.ts";
import { explain } from "../explain/explain.ts";
import { errorText } from "./error-text.ts";
import type { Output } from "./output.ts";

export interface ExplainCommand {
  readonly name: "explain";
  /** Default: the one that the overlays extend. */
  readonly spec: string | undefined;
  readonly overlays: readonly string[];
  /** The vendor's name. Default: the spec's file name. */
  readonly vendor: string | undefined;
}

/** Says what a client of this spec will do, or why there can be none. Writes nothing. Resolves to the exit code. */
export async function runExplain({ spec: given, overlays, vendor: name }: ExplainCommand, output: Output): Promise<number> {
  try {
    const spec = await specOf({ spec: given, overlays });
    const { readApi } = await import("../session/read-api.ts");
    const onNotice = (line: string): void => output.err(`${line}\n`);
    output.out(explain(await readApi({ ...readSpecFiles(spec, overlays), file: nameOf(spec), shownAs: spec, name, onNotice })));
    return 0;
  } catch (error) {
    output.err(errorText(error));
    return 1;
  }
}
