import { commands } from "../measure/commands.ts";
import type { Timing } from "../measure/interleaved.ts";
import { inTurns, runNode } from "../measure/processes.ts";

const facade = import.meta.resolve("@vendor-auth/session/flashblade");

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
      ...Object.entries(commands).map(([name, file]) => program(`${name} --help`, file, "--help")),
    ],
    turns,
  );
}
