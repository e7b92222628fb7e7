import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commands } from "../measure/commands.ts";
import { summary, type Timing } from "../measure/interleaved.ts";

/** Loaded before a program: at its end it writes the processor time that the process took, in microseconds, to descriptor 3. */
const watch = `import { writeSync } from "node:fs";
process.on("exit", () => { const { user, system } = process.cpuUsage(); writeSync(3, String(user + system)); });`;
const preload = `data:text/javascript,${encodeURIComponent(watch)}`;

/** Runs a program until it ends by itself, or until `enough` is done with what it printed. Microseconds of processor time. */
async function processorTime(args: readonly string[], enough?: (printed: string) => Promise<void>): Promise<number> {
  const child = spawn(process.execPath, ["--import", preload, ...args], { stdio: ["ignore", "pipe", "inherit", "pipe"] });
  let told = "";
  child.stdio[3]?.on("data", (piece: Buffer) => (told += piece.toString()));
  let printed = "";
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
    printed += piece;
    if (enough !== undefined && printed.includes("Stop it")) void enough(printed).finally(() => child.kill());
  });
  await new Promise((resolve) => child.on("close", resolve));
  return Number(told);
}

async function askOnce(printed: string): Promise<void> {
  const baseUrl = /base URL +(\S+)/.exec(printed)?.[1];
  const answer = await fetch(`${baseUrl}/api_version`);
  if (!answer.ok) throw new Error(`the emulator answered ${answer.status}`);
}

/** As its publisher has it, beside a clone of this repository: not there for everyone. */
const described = fileURLToPath(new URL("../../../../../shared/real-specs/flashblade-2.28.yaml", import.meta.url));

/**
 * From start to first answer (and stop), beside a Node that does nothing: processor time, since others use this machine
 * too. The bar is 300,000 microseconds more; with the vendor's own description of FlashBlade 2.28, where it is there, 1,500,000.
 */
export async function emulatorStart(): Promise<Timing[]> {
  const contenders: [name: string, run: () => Promise<number>][] = [
    ["node -e 0", () => processorTime(["-e", "0"])],
    ["emulator, to its first answer", () => processorTime([commands["vendor-emulator"], "flashblade"], askOnce)],
  ];
  if (existsSync(described)) {
    const args = [commands["vendor-emulator"], "flashblade", "--data-spec", described];
    contenders.push(["emulator with all of FlashBlade 2.28, to its first answer", () => processorTime(args, askOnce)]);
  }
  const times = contenders.map((): number[] => []);
  for (let turn = 0; turn < 15; turn += 1) {
    for (const [index, [, run]] of contenders.entries()) times[index]?.push(await run());
  }
  return contenders.map(([name], index) => summary(name, times[index] ?? [], []));
}
