// npm run bench: a logged-in call beside its peers. Ratios are to the first row, of one run.
import { call } from "./call.ts";
import { emulator } from "./emulator.ts";
import { emulatorStart } from "./emulator-start.ts";
import { generate } from "./generate.ts";
import type { Timing } from "./interleaved.ts";
import { sharedLogin } from "./shared-login.ts";

const suites: Record<string, () => Promise<Timing[]>> = {
  stub: () => call("stub", 40, 2_000),
  loopback: () => call("loopback", 20, 300),
  emulator,
  "emulator-start": emulatorStart,
  generate: () => generate("vendors"),
  "generate-large": () => generate("large", 5),
  "shared-login": sharedLogin,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(`bench: unknown suite ${unknown.join(", ")}. Known: ${Object.keys(suites).join(", ")}`);
  process.exit(2);
}

console.log(`Node ${process.versions.node}. Microseconds a call: median (minimum to maximum); ratio of the medians to the first row.`);
for (const [name, run] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const timings = await run();
  console.log(`\n${name}`);
  for (const { name: contender, median, minimum, maximum } of timings) {
    const ratio = (median / (timings[0]?.median ?? median)).toFixed(2);
    console.log(
      `  ${contender.padEnd(34)}${median.toFixed(1).padStart(8)}  (${minimum.toFixed(1)} to ${maximum.toFixed(1)})`.padEnd(72) + ratio,
    );
  }
}
