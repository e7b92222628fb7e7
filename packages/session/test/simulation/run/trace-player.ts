// Prints the traces of some seeds, in the order given: node trace-player.ts SEED …
import { drawPlan } from "../users/plan.ts";
import { loadEngines } from "./engines.ts";
import { playPlan } from "./play-plan.ts";

const engines = await loadEngines(4);
for (const seed of process.argv.slice(2)) console.log(`seed ${seed}\n${(await playPlan(drawPlan(Number(seed)), engines, true)).trace}`);
