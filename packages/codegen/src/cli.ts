#!/usr/bin/env node
import * as module from "node:module";
import { fileURLToPath } from "node:url";

// Reading the compiler takes most of a run. Before the first import, and where Node has it (from 22.1): a named import would
// stop Node 20. In this package's own folder: Node's default is the system's temporary folder, where it would stay.
const cache = process.env["NODE_COMPILE_CACHE"] || fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url));
module.enableCompileCache?.(cache);
// The compiler's manifest does not say that it is CommonJS, and Node would read its nine megabytes once more to find out.
module.registerHooks?.({
  load: (url, context, next) => next(url, url.endsWith("/typescript/lib/typescript.js") ? { ...context, format: "commonjs" } : context),
});
const { main } = await import("./commands/main.ts");

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
