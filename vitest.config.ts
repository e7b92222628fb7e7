import { existsSync, globSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import { defineConfig } from "vitest/config";

/**
 * Suites of minutes: hundreds of processes, signals at random moments, 100,000 requests, other clients. They run when asked for
 * (npm test -- --project long), with TEST_LONG=true, as in .ci/run, and when tests are asked for by name (-t "F27:"), wherever these are.
 */
const long = "**/*.long.test.ts";
const isAskedByName = process.argv.some((argument) => /^(-t|--testNamePattern)/.test(argument));
const isLongAskedFor = isAskedByName || process.env.TEST_LONG === "true" || isAskedFor("long");
/** What is polled for comes in milliseconds; what else a machine does can make that more than a second, the default. */
const patient = { poll: { timeout: 10_000 } };
const longProject = {
  test: {
    name: "long",
    root: ".",
    include: [`{packages,tools}/*/test/${long}`],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: patient,
    fileParallelism: false,
    sequence: { groupOrder: 1 }, // after all others: they leave the machine to nobody
  },
};
/** The built site in a browser, and the guides, followed word by word: npm run test:site */
const site = "test/site/**/*.test.ts";
const siteProject = {
  test: { name: "site", root: "tools", include: [`{browser,guides}/${site}`], testTimeout: 120_000, hookTimeout: 120_000 },
};
/** The rehearsal of a release: npm run test:release */
const releaseProject = {
  test: { name: "release", root: "tools/release", include: ["test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 240_000 },
};

function isAskedFor(name: string): boolean {
  return process.argv.some(
    (argument, index) => argument === `--project=${name}` || (argument === name && process.argv[index - 1] === "--project"),
  );
}

/** A project of tests: its own folder, and type tests where it has some. */
function project(root: string, { types = false } = {}) {
  return {
    test: {
      name: root.split("/").at(-1) ?? root,
      root,
      include: ["test/**/*.test.ts"],
      exclude: [long, site],
      // They take seconds; what else a machine does can make that a minute.
      testTimeout: 60_000,
      hookTimeout: 60_000,
      expect: patient,
      // Type tests have no names that -t could select: all of them would run, and count as what was asked for.
      ...(types && !isAskedByName && { typecheck: { enabled: true, include: ["test/**/*.test-d.ts"], tsconfig: "tsconfig.json" } }),
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      ...readdirSync("packages")
        .filter((name) => existsSync(`packages/${name}/test`))
        .map((name) => project(`packages/${name}`, { types: ["client", "session"].includes(name) })),
      project("tools/conformance"),
      project("tools/browser"),
      project("tools/guides"),
      project("tools/packed"),
      project("specs/lint"),
      ...globSync("examples/*/package.json").map((file) => project(dirname(file))),
      ...(isLongAskedFor ? [longProject] : []),
      ...(isAskedFor("site") ? [siteProject] : []),
      ...(isAskedFor("release") ? [releaseProject] : []),
    ],
    // Most files wait for servers and processes more than they compute: on two cores, three of them take 0.9 of the time of two.
    maxWorkers: Math.max(2, availableParallelism() + 1),
    reporters: ["default", ["json", { outputFile: `reports/${["site", "release"].find(isAskedFor) ?? "vitest"}.json` }]],
    cacheDir: "node_modules/.vite",
  },
});
