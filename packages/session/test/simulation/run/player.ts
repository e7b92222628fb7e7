// Plays seeds in a process by itself, since a run replaces timers, clocks and randomness, and prints what failed as JSON:
//   node player.ts FIRST END STRIDE MOST_FAILURES
import { loadEngines } from "./engines.ts";
import { playRange } from "./play-range.ts";

const [first = 1, end = 2, stride = 1, mostFailures = 1] = process.argv.slice(2).map(Number);
const engines = await loadEngines(4);
console.log(JSON.stringify(await playRange(engines, { first, end, stride, mostFailures })));
