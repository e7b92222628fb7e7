// The map of the house in CONTRIBUTING.md, made of imports/rooms.mjs: every package, every tool and every room, a line each.
//   node tools/checks/map.mjs           writes it
//   node tools/checks/map.mjs --check   fails when it is not what rooms.mjs says, or when rooms.mjs does not know a folder there is
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { folderPattern } from "./imports/folder-pattern.mjs";
import { aVendor, packages, rooms, tools } from "./imports/rooms.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = `${root}CONTRIBUTING.md`;
const [begin, end] = ["<!-- Made by tools/checks/map.mjs of tools/checks/imports/rooms.mjs. -->", "<!-- The end of the map. -->"];

const options = { cwd: root, encoding: "utf8" };
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "packages", "tools"], options).split("\n");
const namesIn = (parent) => files.flatMap((file) => new RegExp(`^${parent}/([^/]+)/package\\.json$`).exec(file)?.[1] ?? []).toSorted();

const text = readFileSync(page, "utf8");
const [before, , after] = text.split(new RegExp(`(${begin}[^]*${end})`));
const made = `${before}${begin}\n\n${map()}\n${end}${after}`;
const problems = [...unknown(), ...disordered()];
if (!process.argv.includes("--check") && problems.length === 0) {
  writeFileSync(`${page}.tmp`, made);
  renameSync(`${page}.tmp`, page);
} else if (made !== text) problems.push("CONTRIBUTING.md: the map is not what rooms.mjs says. Run node tools/checks/map.mjs");
for (const problem of problems) console.error(`map: ${problem}`);
if (problems.length > 0) process.exitCode = 1;

/** Folders that rooms.mjs does not know, and those that it knows and that are not there. */
function unknown() {
  const there = new Set(files.flatMap((file) => /^((?:packages|tools)\/[^/]+\/src)(?:\/.+)?(?=\/[^/]+$)/.exec(file)?.[0] ?? []));
  const isFlat = (home) => ![...there].some((folder) => folder.startsWith(`${home}/src/`) && !folder.endsWith("/generated"));
  const known = Object.entries(rooms).flatMap(([home, list]) =>
    list.map(([room]) => ({ place: `${home}/src/${room}`, pattern: new RegExp(`${folderPattern(home, room)}$`) })),
  );
  const homes = [...new Set([...there].map((folder) => folder.split("/", 2).join("/")))];
  return [
    ...[...there]
      .filter((folder) => !known.some(({ pattern }) => pattern.test(folder)) && !folder.endsWith("/generated"))
      .filter((folder) => !homes.some((home) => folder === `${home}/src` && isFlat(home)))
      .map((folder) => `${folder}: expected it in rooms.mjs. Say there what it holds and which rooms it may import`),
    ...known
      .filter(({ pattern }) => ![...there].some((folder) => pattern.test(folder)))
      .map(({ place }) => `${place} is in rooms.mjs, and not there. Take it out`),
    ...namesIn("tools")
      .filter((name) => !Object.hasOwn(tools, name))
      .map((name) => `tools/${name}: expected it among the tools of rooms.mjs`),
    ...Object.keys(packages)
      .filter((name) => !namesIn("packages").includes(name))
      .map((name) => `packages/${name} is in rooms.mjs, and not there. Take it out`),
  ];
}

/** Rooms that stand below one that they import. */
function disordered() {
  return Object.entries(rooms).flatMap(([home, list]) =>
    list.flatMap(([room, , imports], index) =>
      imports
        .filter((one) => list.findIndex(([name]) => name === one) <= index)
        .map((one) => `${home}: ${room} may import ${one}, which rooms.mjs does not list below it. Rooms stand above those they import`),
    ),
  );
}

function map() {
  const ofPackages = namesIn("packages").map((name) => {
    const [holds, imports] = packages[name] ?? aVendor;
    return `| [packages/${name}](packages/${name}) | ${holds} | ${imports.join(", ") || "–"} |`;
  });
  const sections = Object.entries(rooms).map(([home, list]) =>
    [
      `**${home}/src**`,
      "",
      "| room | holds | may import |",
      "|---|---|---|",
      ...list.map(([room, holds, imports]) => `| ${room} | ${holds} | ${imports.join(", ") || "–"} |`),
      "",
    ].join("\n"),
  );
  return [
    "| package | holds | may import |",
    "|---|---|---|",
    ...ofPackages,
    "",
    "| tool | holds |",
    "|---|---|",
    ...namesIn("tools").map((name) => `| tools/${name} | ${tools[name]} |`),
    "",
    ...sections,
  ].join("\n");
}
