// npm run generate: every vendor package from its spec. npm run generate -- --check tells which are stale.
import * as module from "node:module";

// In this process, and from the compile cache: most runs find nothing changed, and starting another would take longer.
module.enableCompileCache?.();
const { main } = await import("../packages/codegen/src/commands/main.ts");

process.exitCode = await main(["generate", "--specs", "specs", "--packages", "packages", ...process.argv.slice(2)], {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
