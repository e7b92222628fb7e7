// What npm refuses when a package is published with provenance, or by a trusted publisher: told before a release instead of during one.
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** A workflow's faults, a line each. `document` is the workflow, `manifests` those of all packages that are published. */
export function provenanceProblems(document, manifests) {
  const jobs = Object.entries(document.jobs).filter(([, { steps = [] }]) => steps.some(({ run = "" }) => publishes(run)));
  if (jobs.length === 0) return [];
  return [
    ...jobs.flatMap(([name, job]) => jobProblems(name, job, document)),
    ...manifests.flatMap((one) => manifestProblems(one, document)),
  ];
}

function publishes(run) {
  return /(npm publish|publish\.mjs)\b/.test(run) && /--provenance(?!=false)/.test(run);
}

function jobProblems(name, { permissions = {}, steps, "runs-on": runsOn, environment }, { on }) {
  const problems = [];
  if (permissions["id-token"] !== "write") problems.push(`the job ${name} has no id-token: write. npm signs with that token alone`);
  if (!/^(ubuntu|macos|windows)-/.test(String(runsOn)))
    problems.push(`the job ${name} runs on ${runsOn}. npm refuses runners that GitHub does not host`);
  if (environment === undefined) problems.push(`the job ${name} has no environment. The trusted publisher on npmjs.com names one`);
  if (steps.some(({ env = {} }) => env.NODE_AUTH_TOKEN !== undefined))
    problems.push(`the job ${name} has a NODE_AUTH_TOKEN. npm takes that before the trusted publisher`);
  const major = Number(steps.find(({ uses = "" }) => uses.startsWith("actions/setup-node"))?.with?.["node-version"]);
  if (!(major >= 24)) problems.push(`the job ${name} has Node ${major}. Trusted publishing needs npm 11.5, which comes with Node 24`);
  for (const event of ["pull_request", "pull_request_target"]) {
    if (on[event] !== undefined || on === event)
      problems.push(`it runs on ${event}. npm takes provenance of pushes, releases and dispatches`);
  }
  return problems;
}

/** Provenance names the repository that built a package, and npm compares it with the one that the package names. */
function manifestProblems({ folder, manifest }, { jobs }) {
  const owner = /repository_owner == '([\w-]+)'/.exec(JSON.stringify(jobs))?.[1];
  const { name, repository = {}, publishConfig = {}, version } = manifest;
  const problems = [];
  const from = /^git\+https:\/\/github\.com\/([\w-]+)\/[\w-]+\.git$/.exec(repository.url ?? "")?.[1];
  if (from === undefined) problems.push(`${name}: expected repository.url as git+https://github.com/OWNER/NAME.git, got ${repository.url}`);
  else if (owner !== undefined && from !== owner) problems.push(`${name}: its repository is ${from}'s, and the release runs for ${owner}`);
  if (repository.directory !== folder) problems.push(`${name}: expected repository.directory ${folder}, got ${repository.directory}`);
  if (publishConfig.provenance !== true) problems.push(`${name}: publishConfig.provenance is not true`);
  if (publishConfig.access !== "public")
    problems.push(
      `${name}: publishConfig.access is not public. npm publishes a scoped package as private, of which there is no provenance`,
    );
  if (typeof version !== "string") problems.push(`${name}: it has no version`);
  return problems;
}

/** The packages that are published: those of packages/ that are not private. */
export function publishedManifests(root) {
  return readdirSync(new URL("packages/", root))
    .map((name) => `packages/${name}`)
    .filter((folder) => existsSync(new URL(`${folder}/package.json`, root)))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), "utf8")) }))
    .filter(({ manifest }) => manifest.private !== true);
}
