import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Suites of minutes (hundreds of processes, and signals at random moments) run when asked for: npm test -- --project long */
const long = "**/*.long.test.ts";
const isLongAskedFor = process.argv.some((argument) => /^(--project=)?long$/.test(argument));
const longProject = {
  test: { name: "long", root: "packages/session", include: [`test/${long}`], testTimeout: 120_000, fileParallelism: false },
};

/** A project of tests: its own folder, and type tests where it has some. */
function project(root: string, { types = false } = {}) {
  return {
    test: {
      name: root.split("/").at(-1) ?? root,
      root,
      include: ["test/**/*.test.ts"],
      exclude: [long],
      testTimeout: 20_000,
      ...(types && { typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "tsconfig.json" } }),
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      project("packages/client", { types: true }),
      project("packages/session", { types: true }),
      project("packages/emulator"),
      project("tools/codegen"),
      project("tools/conformance"),
      project("tools/console"),
      project("tools/consumer"),
      project("tools/examples"),
      project("specs/lint"),
      ...(isLongAskedFor ? [longProject] : []),
    ],
    // Most files wait for servers and processes more than they compute.
    maxWorkers: Math.max(2, availableParallelism()),
    reporters: ["default", ["json", { outputFile: "reports/vitest.json" }]],
    cacheDir: "node_modules/.vite",
  },
});
