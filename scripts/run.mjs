#!/usr/bin/env node
// Runs a command with the Node and the pnpm this project is built with, whatever Node 18+ started it:
//   node scripts/run.mjs turbo run build
//
// A running Node that strips TypeScript types (22.18+, 24.11+, 26+) is used as it is. Otherwise Node comes from its npm
// package, and pnpm always does, both through npm's own cache: nothing is installed globally, nothing is asked.
// `pnpm exec` installs the workspace's dependencies when they are missing or stale.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The npm package that holds the Node binary to build with on this platform; undefined when none is known. */
function nodePackage() {
  const { packages, tested, build, buildElsewhere } = JSON.parse(readFileSync(join(root, "scripts/node-versions.json"), "utf8"));
  const platform = `${process.platform}-${process.arch}`;
  return packages[platform] && `${packages[platform]}@${buildElsewhere[platform] ?? tested[build]}`;
}

function isRecentEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return (major === 22 && minor >= 18) || (major === 24 && minor >= 11) || major >= 26;
}

/** npm's own script: `npm` itself is a shell script on Windows, and shells quote arguments in their own ways. */
function findNpm() {
  const beside = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    "/usr/share/nodejs/npm/bin/npm-cli.js",
  ];
  return candidates.find((file) => file?.endsWith("npm-cli.js") && existsSync(file));
}

function plan(command) {
  const nodeIsFine = isRecentEnough(process.versions.node);
  const insidePnpm = process.env.npm_config_user_agent?.startsWith(`pnpm/${packageManager.match(/@(\d+)/)[1]}.`);
  if (nodeIsFine && insidePnpm) return ["pnpm", ["exec", ...command], process.versions.node];

  const npm = findNpm();
  if (npm === undefined) fail("npm was not found beside this Node. Start it through npm: npm start, npm test, npm run …");
  const packages = [`--package=${packageManager}`];
  let node = process.versions.node;
  if (!nodeIsFine) {
    const found = nodePackage();
    if (found === undefined) {
      fail(`no Node package is known for ${process.platform}-${process.arch}. Install Node 22.18 or newer, then run this again.`);
    }
    packages.push(`--package=${found}`);
    node = found.split("@")[1];
  }
  return [
    process.execPath,
    [npm, "exec", "--yes", "--prefer-offline", "--loglevel=error", ...packages, "--", "pnpm", "exec", ...command],
    node,
  ];
}

function fail(message) {
  console.error(`run: ${message}`);
  process.exit(2);
}

const command = process.argv.slice(2);
if (command.length === 0) fail("no command given. Example: node scripts/run.mjs turbo run build");

const [file, args, buildNode] = plan(command);
const child = spawn(file, args, {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    BUILD_NODE: buildNode, // part of every task's hash (turbo.json): results of one Node are not replayed for another
    PNPM_CONFIG_LOGLEVEL: process.env.PNPM_CONFIG_LOGLEVEL ?? "warn",
    // Tools of this project talk to nobody.
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  },
});
// The child shares this terminal, so Ctrl-C reaches it directly; it decides when to end.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("error", (error) => fail(`${String(file)} could not be started: ${error.message}`));
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
