// Plays the scenarios in specs/ with redocly respect, each vendor's against an emulator:
//   node scripts/run.mjs node tools/conformance/src/scenarios.ts
import { playScenarios } from "./play-scenarios.ts";
import { reportedVendors } from "./reported-vendors.ts";

for (const vendor of reportedVendors) {
  const { exitCode, output, emulator } = await playScenarios(vendor);
  const { logins, failedLogins, logouts, refused } = emulator.counters;
  console.log(output);
  console.log(`${vendor}: the server saw ${logins} logins, ${failedLogins} failed, ${logouts} logouts, ${refused} refusals\n`);
  if (exitCode !== 0) process.exitCode = 1;
}
