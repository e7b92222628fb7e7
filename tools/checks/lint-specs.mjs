// Lints every spec, and every Arazzo scenario, in specs/ and specs/examples/.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const cwd = fileURLToPath(new URL("../../", import.meta.url));
const files = ["specs/", "specs/examples/"].flatMap((folder) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url))
    .filter((name) => /^[^.].*\.yaml$/.test(name) && name !== "redocly.yaml" && !name.endsWith(".overlay.yaml"))
    .map((name) => folder + name),
);
const args = ["lint", "--config", "specs/redocly.yaml", ...files];
const { status, error } = spawnSync("redocly", args, { cwd, stdio: "inherit", shell: process.platform === "win32" });
if (error) throw error;
process.exit(status ?? 1);
