import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { provenanceProblems, publishedManifests } from "../provenance.mjs";

const root = new URL("../../../", import.meta.url);
const release = readFileSync(fileURLToPath(new URL(".github/workflows/release.yml", root)), "utf8");
const manifests = publishedManifests(root);

test("F74: nothing that npm refuses of a publish with provenance is in the release", () => {
  expect(provenanceProblems(parse(release), manifests)).toEqual([]);
});

test.each([
  ["no token to sign with", ["id-token: write", "actions: read"], "has no id-token: write"],
  ["a runner of one's own", ["needs: pack\n    runs-on: ubuntu-latest", "needs: pack\n    runs-on: self-hosted"], "runs on self-hosted"],
  ["no environment", ["    environment: npm\n", ""], "has no environment"],
  ["a pull request", ["push: { branches: [main] }", "pull_request_target: {}"], "runs on pull_request_target"],
  ["another owner", ["repository_owner == 'vendor-auth'", "repository_owner == 'somebody'"], "the release runs for somebody"],
] as const)("F74: told before a release: %s", (_name, [from, to], problem) => {
  expect(release).toContain(from);
  expect(provenanceProblems(parse(release.replace(from, to)), manifests).join("\n")).toContain(problem);
});

test.each([
  [
    "an address without git+",
    { repository: { url: "https://github.com/vendor-auth/vendor-auth" } },
    "expected repository.url as git+https://",
  ],
  [
    "another folder",
    { repository: { url: "git+https://github.com/vendor-auth/vendor-auth.git", directory: "packages/x" } },
    "expected repository.directory",
  ],
  ["no publishConfig", { publishConfig: undefined }, "publishConfig.provenance is not true"],
] as const)("F74: told before a release, of a package: %s", (_name, change, problem) => {
  const [first] = manifests as [(typeof manifests)[number]];
  const changed = { ...first, manifest: { ...first.manifest, ...change } };
  expect(provenanceProblems(parse(release), [changed]).join("\n")).toContain(problem);
});
