// npm test, npm run test:site and npm run test:release, one after the other, with one closing line. What .ci/run ends with.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tally } from "./tally.mjs";

const cwd = fileURLToPath(new URL("../..", import.meta.url));
const reports = ["vitest", "site", "release"].map((name) => `${cwd}/reports/${name}.json`);
for (const report of reports) rmSync(report, { force: true });

const codes = [["test"], ["run", "test:site"], ["run", "test:release"]].map((args) => {
  const { status } = spawnSync("npm", args, {
    cwd,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, TALLY: "later" },
  });
  if (status !== 0) console.log(`npm ${args.join(" ")} ended with ${status}: see above.`);
  return status ?? 1;
});
process.exit(
  tally(
    reports,
    codes.some((code) => code !== 0),
  ),
);
