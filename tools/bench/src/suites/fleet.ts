import { fileURLToPath } from "node:url";
import { summary, type Timing } from "../measure/interleaved.ts";
import { runNode } from "../measure/processes.ts";

const program = fileURLToPath(new URL("../programs/make-fleet.ts", import.meta.url));

interface Fleet {
  readonly microseconds: number;
  readonly idle: number;
  readonly loggedIn: number;
  readonly timers: number;
}

/** 10,000 clients to 10,000 base URLs in one process: what each costs. */
export async function fleet(turns: number): Promise<Timing[]> {
  const fleets: Fleet[] = [];
  for (let turn = 0; turn < turns; turn += 1) fleets.push(JSON.parse(await runNode(["--expose-gc", program])) as Fleet);
  const row = (name: string, key: keyof Fleet) =>
    summary(
      name,
      fleets.map((one) => one[key]),
      [],
    );
  return [
    row("bytes of a client that was made", "idle"),
    row("bytes of one that has logged in", "loggedIn"),
    row("microseconds to make one", "microseconds"),
    row("timers, all of them logged in", "timers"),
  ];
}
