// A child process of the soak: an emulator, and what the process holds. What grows here is the emulator's, not its clients'.
import { setTimeout as sleep } from "node:timers/promises";
import { soakApis } from "./soak-apis.ts";
import { inProcess, load, soakFaults, type Measured } from "./soak-load.ts";

const { gc } = globalThis as { gc?: () => void };
if (gc === undefined) throw new Error("soak-server: expected to be started with --expose-gc");

const api = soakApis(soakFaults)[process.argv[2] ?? ""];
if (api === undefined) throw new Error("soak-server: expected the name of an API to be played");
const { emulator, login } = await api.start();

async function measure(): Promise<Measured> {
  await emulator.idle();
  for (let turn = 0; turn < 3; turn += 1) {
    gc?.();
    await sleep(20); // sockets and streams are finalized between collections
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const { counters, sessions, requests, faults } = emulator;
  const fired = faults.reduce((total, fault) => total + fault.fired, 0);
  return { heap: heapUsed + external, rss, counters, open: sessions.length, kept: requests.length, fired };
}

/** A number is a load to make here; anything else asks for the measures alone. */
process.on("message", async (message) => {
  if (typeof message === "number") await load(inProcess(emulator), api, login, message);
  process.send?.(await measure());
});
process.send?.({ origin: emulator.origin, baseUrl: emulator.baseUrl, login });
