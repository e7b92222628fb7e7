#!/usr/bin/env node
import * as module from "node:module";

// Reading the compiler takes most of a run. Before the first import, and where Node has it (from 22.1): a named import would stop Node 20.
module.enableCompileCache?.();
const { main } = await import("./commands/main.ts");

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
