// npm test: everything that must hold. With arguments, only the tests they select: npm test -- -t "F9:"
import { rmSync } from "node:fs";
import { runTool } from "./run-tool.mjs";
import { tally } from "./tally.mjs";

const report = "reports/vitest.json";
const selection = process.argv.slice(2);
rmSync(report, { force: true });

process.exit(tally([report], selection.length === 0 ? await everything() : await selected()));

/** One after the other: the tests wait for servers and processes, and the checks would take their time. */
async function everything() {
  const codes = [];
  for (const task of ["check", "@vendor-auth/checks#test"]) {
    codes.push(await runTool("turbo", ["run", task, "--continue", "--output-logs=new-only", "--log-order=grouped"]));
  }
  return codes.some((code) => code !== 0);
}

async function selected() {
  return (
    (await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true })) ||
    (await runTool("vitest", ["run", ...selection]))
  );
}
