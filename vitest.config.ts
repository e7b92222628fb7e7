import { existsSync, globSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * Suites that take a while: hundreds of processes, signals at random moments, 100,000 requests, other clients. They run when asked for
 * (npm test -- --project long), with TEST_LONG=true, as in .ci/run, and when tests are asked for by name (-t "F27:"), wherever these are.
 */
const long = "**/*.long.test.ts";
/** The built site in a browser, and the guides, followed word by word: npm run test:site */
const site = "test/site/**/*.test.ts";
/** The rehearsal of a release: npm run test:release */
const release = "tools/release";

const isAskedByName = process.argv.some((argument) => /^(-t|--testNamePattern)/.test(argument));
const isLongAskedFor = isAskedByName || process.env.TEST_LONG === "true" || isAskedFor("long");

/** Of every project. The limits only end a test that hangs: tests take seconds, and a busy machine can make that a minute. */
const common = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // What is polled for comes in milliseconds; a busy machine can make that more than a second, the default.
  expect: { poll: { timeout: 30_000 } },
  setupFiles: [pathOf("tools/checks/vitest/own-temporary-folder.ts")],
  // Node's default place for it is the temporary folder, which is empty for each file of tests.
  env: { NODE_COMPILE_CACHE: pathOf("node_modules/.cache/node-compile-cache") },
};

function pathOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

function isAskedFor(name: string): boolean {
  return process.argv.some(
    (argument, index) => argument === `--project=${name}` || (argument === name && process.argv[index - 1] === "--project"),
  );
}

/** A project of tests: its own folder, and type tests where it has some. */
function project(root: string) {
  // Type tests have no names that -t could select: all of them would run, and count as what was asked for.
  const hasTypeTests = !isAskedByName && globSync(`${root}/test/**/*.test-d.ts`).length > 0;
  return {
    test: {
      ...common,
      name: root.split("/").at(-1) ?? root,
      root,
      include: ["test/**/*.test.ts"],
      exclude: [long, site],
      // Files share their processes: starting one for each takes a quarter of the time. So a file leaves nothing changed that others see.
      isolate: false,
      ...(hasTypeTests && { typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "tsconfig.json" } }),
    },
  };
}

const projects = globSync("{packages,tools,examples}/*/package.json")
  .map((file) => dirname(file).replaceAll("\\", "/"))
  .filter((folder) => existsSync(`${folder}/test`) && folder !== release)
  .map((folder) => project(folder));
const longProject = {
  test: {
    ...common,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    name: "long",
    root: ".",
    include: [`{packages,tools,examples}/*/test/${long}`],
  },
};
const siteProject = { test: { ...common, name: "site", root: "tools", include: [`{browser,guides}/${site}`] } };
const releaseProject = { test: { ...common, name: "release", root: release, include: ["test/**/*.test.ts"], hookTimeout: 300_000 } };

export default defineConfig({
  test: {
    projects: [
      ...projects,
      project("specs/lint"),
      ...(isLongAskedFor ? [longProject] : []),
      ...(isAskedFor("site") ? [siteProject] : []),
      ...(isAskedFor("release") ? [releaseProject] : []),
    ],
    // Most files wait for servers and processes more than they compute: on two cores, four of them take less time than two.
    maxWorkers: Math.max(2, availableParallelism() + 2),
    reporters: ["default", ["json", { outputFile: `reports/${["site", "release"].find(isAskedFor) ?? "vitest"}.json` }]],
    cacheDir: "node_modules/.vite",
  },
});
