// Writes the comparison on the first screen of README.md and docs/index.md from what was measured: docs/conformance.md and docs/speed.md.
//   node tools/checks/comparison.mjs          after either was made again
//   node tools/checks/comparison.mjs --check  fails when a page shows other figures
import { readFileSync, renameSync, writeFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");

/** The cells of a table's row, by the text of its first cell, below a heading. */
function cellsOf(page, heading, first) {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const line = section
    .split("\n## ")[0]
    .split("\n")
    .find((each) => each.startsWith(`| ${first} |`));
  return (
    line
      ?.split("|")
      .slice(2, -1)
      .map((cell) => cell.trim()) ?? []
  );
}

const conformance = read("docs/conformance.md");
const speed = read("docs/speed.md");
const survived = (client) => new RegExp(`^\\| ${client} \\|.*?FlashBlade (\\d+ of \\d+)`, "m").exec(conformance)?.[1];
const cost = (client) => cellsOf(speed, "A logged-in call, on a stub", client).at(-1);
const weight = (client) => {
  const [bytes] = cellsOf(speed, "Bundled, minified, brotli", client);
  return bytes && `${(Number(bytes.replaceAll(",", "")) / 1000).toFixed(1)} kB`;
};
/** Made by a generator without a session: its user writes one. */
const yours = "yours to write";
const clients = [
  ["**vendor-auth**", survived("facade"), cost("facade, fb.GET"), weight("facade, flashblade, the whole")],
  ["openapi-fetch with middleware", survived("openapi-fetch"), cost("openapi-fetch + auth middleware"), weight("openapi-fetch")],
  ["axios-auth-refresh", survived("axios-auth-refresh"), cost("axios, interceptor"), weight("axios")],
  ["hey-api", yours, cost("hey-api"), weight("hey-api")],
  ["orval", yours, cost("orval"), weight("orval")],
];
for (const [client, ...figures] of clients)
  if (figures.includes(undefined))
    throw new Error(`${client}: docs/conformance.md or docs/speed.md no longer has its row. Correct tools/checks/comparison.mjs.`);

const table = [
  "| | session checks passed | cost of a call | size |",
  "|---|---|---|---|",
  ...clients.map((cells) => `| ${cells.join(" | ")} |`),
].join("\n");

const begin = "<!-- Made of docs/conformance.md and docs/speed.md by tools/checks/comparison.mjs. Do not edit. -->\n";
const end = "<!-- until here -->\n";
for (const path of ["README.md", "docs/index.md"]) {
  const text = read(path);
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${path} has no place for the comparison: ${begin}${end}`);
  const made = `${before}${begin}\n${table}\n\n${end}${after}`;
  if (made === text) continue;
  if (process.argv.includes("--check")) {
    console.error(`comparison: ${path} is stale: run node tools/checks/comparison.mjs`);
    process.exitCode = 1;
    continue;
  }
  writeFileSync(new URL(`${path}.tmp`, root), made);
  renameSync(new URL(`${path}.tmp`, root), new URL(path, root));
}
