import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isGenerated } from "../text/source-text.ts";
import { filesIn } from "./files-in.ts";

/** A file in a folder of the generator. */
interface OwnedFile {
  /** From the package's folder. */
  readonly name: string;
  readonly content: string;
  /** The generator did not write it. */
  readonly isForeign: boolean;
}

/**
 * The files of a package that are the generator's to look after: all in `src/generated/`, and of `docs/`, which it shares
 * with pages written by hand, those that bear its mark.
 */
export function ownedFilesIn(out: string): OwnedFile[] {
  const inFolder = (folder: string) =>
    filesIn(join(out, folder)).map((name) => {
      const content = readFileSync(join(out, folder, name), "utf8");
      return { name: `${folder}/${name}`, content, isForeign: !isGenerated(content) };
    });
  return [...inFolder("src/generated"), ...inFolder("docs").filter(({ isForeign }) => !isForeign)];
}
