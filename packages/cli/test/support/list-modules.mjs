// node --import ./list-modules.mjs PROGRAM: says on stderr, a line each, which modules the program loads from files.
import { registerHooks } from "node:module";
import { writeSync } from "node:fs";

registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith("file:")) writeSync(2, `${url}\n`);
    return nextLoad(url, context);
  },
});
