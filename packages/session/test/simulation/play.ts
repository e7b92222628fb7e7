// Plays one seed, and prints all that happened and what must not have, in the smallest run that still shows it:
//   node packages/session/test/simulation/play.ts SEED [I1 …: only these invariants] [--whole: without making it smaller]
import { loadEngines } from "./run/engines.ts";
import { playPlan } from "./run/play-plan.ts";
import { shrink } from "./run/shrink.ts";
import { drawPlan } from "./users/plan.ts";

const [seed = "1", ...rest] = process.argv.slice(2);
const only = rest.filter((argument) => /^I\d$/.test(argument));
const engines = await loadEngines(4);
const plan = drawPlan(Number(seed));
const { violations } = await playPlan(plan, engines);
const first = violations.find(({ invariant }) => only.length === 0 || only.includes(invariant));
const shown = first && !rest.includes("--whole") ? await shrink(plan, first, engines) : plan;
const { trace, ...outcome } = await playPlan(shown, engines, true);
console.log(JSON.stringify({ ...shown, actions: shown.actions.length, clients: shown.clients.length }));
console.log(trace);
for (const { invariant, text } of outcome.violations) console.log(`${invariant}: ${text}`);
