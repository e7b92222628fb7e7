import { fileURLToPath } from "node:url";
import { cli as emulator } from "./emulator.ts";
import type { Timing } from "./interleaved.ts";
import { inTurns, runNode } from "./processes.ts";

const facade = import.meta.resolve("@vendor-auth/session/flashblade");
const generator = fileURLToPath(new URL("../../../packages/codegen/dist/cli.js", import.meta.url));
const vendorAuth = fileURLToPath(new URL("../../../packages/cli/dist/bin.js", import.meta.url));

const program = (name: string, ...args: string[]) =>
  [
    name,
    async () => {
      const started = performance.now();
      await runNode(args);
      return (performance.now() - started) * 1000;
    },
  ] as const;

/** Whole processes, beside one that does nothing. */
export function start(turns: number): Promise<Timing[]> {
  return inTurns(
    [
      program("node -e 0", "-e", "0"),
      program("import of the facade", "-e", `import(${JSON.stringify(facade)})`),
      program("an empty import", "-e", 'import("data:text/javascript,")'),
      program("touching Request", "-e", "void Request"),
      program("vendor-codegen --help", generator, "--help"),
      program("vendor-emulator --help", emulator, "--help"),
      program("vendor-auth --help", vendorAuth, "--help"),
    ],
    turns,
  );
}
