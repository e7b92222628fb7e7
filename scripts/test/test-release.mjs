// npm run test:release: the whole way from a spec's edit to consumers' projects, by way of a local registry. Minutes.
import { rmSync } from "node:fs";
import { withOwnTemporaryFolder } from "./own-temporary-folder.mjs";
import { runTool } from "../run-tool.mjs";
import { tally } from "./tally.mjs";

const report = "reports/release.json";
rmSync(report, { force: true });
const failed = await withOwnTemporaryFolder(
  async () =>
    (await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true })) ||
    (await runTool("vitest", ["run", "--project", "release", ...process.argv.slice(2)])) ||
    (process.argv.length === 2 && (await runTool(process.execPath, ["tools/release/src/runtimes-page.ts", "--check"]))),
);
process.exit(tally([report], failed));
