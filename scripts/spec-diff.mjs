// npm run spec:diff: what changed in each spec since its package was last released, written as a changeset a package.
import { runTool } from "./run-tool.mjs";

// The specs' types are compiled with those of the client.
const built = await runTool("turbo", ["run", "build", "--filter=@vendor-auth/client"], { quiet: true });
if (built !== 0) process.exit(built);
const args = ["diff", "--specs", "specs", "--packages", "packages", ...process.argv.slice(2)];
process.exit(await runTool(process.execPath, ["packages/codegen/src/cli.ts", ...args]));
