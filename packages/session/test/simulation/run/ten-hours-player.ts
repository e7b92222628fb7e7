// Plays ten hours of use with expiries only, and prints how often each outcome came out of calls, as JSON: node ten-hours-player.ts SEED
import { tenHours } from "../users/ten-hours.ts";
import { loadEngines } from "./engines.ts";
import { playPlan } from "./play-plan.ts";

const { violations, outcomes } = await playPlan(tenHours(Number(process.argv[2])), await loadEngines(3));
console.log(JSON.stringify({ violations, outcomes }));
