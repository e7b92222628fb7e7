// Runs "redocly diff" once for each of many pairs in one process: starting it takes most of its time.
// Arguments: a JSON file with a list of command lines.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
const program = new URL("lib/index.js", pathToFileURL(manifest)).href;
process.setMaxListeners(0);
for (const [index, args] of JSON.parse(readFileSync(process.argv[2], "utf8")).entries()) {
  process.argv = [process.execPath, "redocly", ...args];
  await import(`${program}?${index}`);
}
