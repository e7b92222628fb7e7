// No hand-written file has more than 200 lines, and no folder more than 15 files beside its sub-folders, unless a comment says why:
// in the first ten lines of the file, or of the folder's first file, "More than 200 lines: …" or "More than 15 files: …".
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const [mostLines, mostFiles] = [200, 15];
const root = process.argv[2] ?? fileURLToPath(new URL("../../", import.meta.url));
const handWritten = /^(packages|tools|examples)\/[^/]+\/|^(scripts|specs\/lint|docs\/\.vitepress)\//;
const others = /\/(generated|fixtures|docs)\/|^tools\/bench\/peers\/package-lock\.json$/;
const code = /\.(ts|tsx|js|mjs|cjs|css|html)$/;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => handWritten.test(file) && !others.test(file))
  .toSorted();
const problems = [];

for (const file of files.filter((one) => code.test(one))) {
  const lines = textOf(file).split("\n").length - 1;
  if (lines > mostLines && !saysWhy(file, `More than ${mostLines} lines`)) {
    problems.push(`${file}: expected ${mostLines} lines at most, found ${lines}. Put what is a thing of its own into a file of its own`);
  }
}
for (const [folder, inside] of Map.groupBy(files, (file) => dirname(file))) {
  if (inside.length > mostFiles && !saysWhy(inside[0], `More than ${mostFiles} files`)) {
    problems.push(
      `${folder}: expected ${mostFiles} files at most, found ${inside.length}. Group them in sub-folders, or say at the top of ` +
        `${basename(inside[0])} why not: "More than ${mostFiles} files: …"`,
    );
  }
}
for (const problem of problems) console.error(`sizes: ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${files.length} files, none too long, and no folder too full`);

function textOf(file) {
  try {
    return readFileSync(`${root}/${file}`, "utf8");
  } catch {
    return ""; // removed, and git does not know it yet
  }
}

function saysWhy(file, words) {
  return textOf(file)
    .split("\n", 10)
    .some((line) => line.includes(`${words}: `));
}
