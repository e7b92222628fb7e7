// npm run emulate -- cloudendure --port 9001: a vendor's server, until Ctrl-C.
import { runTool } from "./run-tool.mjs";

process.on("SIGINT", () => {}); // the emulator has it too, and says good-bye
process.exit(await runTool(process.execPath, ["packages/emulator/src/cli.ts", ...process.argv.slice(2)]));
