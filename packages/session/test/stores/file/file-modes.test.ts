import { spawn, spawnSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { defaultDirectory } from "../../../src/stores/disk/default-directory.ts";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { fileName, freshKey, scratchFolder, session } from "../../support/stores/scratch.ts";

const mode = (path: string) => (lstatSync(path).mode & 0o777).toString(8);
const program = (name: string) => fileURLToPath(new URL(`../../support/stores/children/${name}.ts`, import.meta.url));

it("F25: files are 0600 and folders 0700, whatever the umask", async () => {
  const directory = scratchFolder();
  const store = fileStore({ directory });
  const before = process.umask(0);
  try {
    await store.exclusive(freshKey(), async () => {
      await store.set(freshKey(), session("token"));
      for (const name of readdirSync(directory, { recursive: true }) as string[]) {
        const path = join(directory, name);
        expect([name, mode(path)]).toEqual([name, statSync(path).isDirectory() ? "700" : "600"]);
      }
    });
    expect(mode(directory)).toBe("700");
  } finally {
    process.umask(before);
  }
});

it("F25: nobody else can read a file at any moment of its life (seen by a watcher)", async () => {
  const directory = scratchFolder();
  const child = spawn(process.execPath, [program("writer"), directory, freshKey(), "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const progress = { writes: 0 };
  child.stdout.on("data", (text: Buffer) => (progress.writes += text.toString().split("\n").length - 1));
  const seen = new Set<string>();
  try {
    while (progress.writes < 100) {
      for (let look = 0; look < 20; look += 1) lookAt(directory, seen);
      await new Promise(setImmediate);
    }
  } finally {
    child.kill("SIGKILL");
  }
  expect([...seen].filter((each) => !/ (700|600)$/.test(each))).toEqual([]);
  expect([...seen].filter((each) => each.startsWith("temporary file")).length).toBe(1); // the watcher was quick enough
});

/** Notes the kind and mode of everything in a folder. What is gone again meanwhile is not seen. */
function lookAt(folder: string, seen: Set<string>): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      seen.add(`${entry.name.endsWith(".tmp") ? "temporary file" : entry.isDirectory() ? "folder" : "file"} ${mode(path)}`);
      if (entry.isDirectory()) lookAt(path, seen);
    }
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toMatch(/ENOENT|ENOTDIR/);
  }
}

const hasStrace = spawnSync("strace", ["-e", "trace=none", "true"]).status === 0;
it.skipIf(!hasStrace)("F25: nothing is ever made with a wider mode, or widened (seen by strace)", () => {
  const directory = scratchFolder();
  const log = `${directory}-strace`;
  const calls = "trace=open,openat,creat,mkdir,mkdirat,chmod,fchmod,fchmodat,link,linkat,symlink,mknod,mknodat";
  const made: string[] = [];
  for (const how of ["outside", "locked"]) {
    const traced = [process.execPath, program("one-write"), directory, freshKey(), how, "100"];
    expect(spawnSync("strace", ["-f", "-qq", "-s", "300", "-e", calls, "-o", log, ...traced]).status).toBe(0);
    made.push(
      ...readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => line.includes(directory) && /O_CREAT|mkdir|chmod|link|mknod|creat\(/.test(line)),
    );
  }
  expect(made.length).toBeGreaterThan(4); // the folder, two files, the lock, its fencing token, its owner
  expect(made.filter((line) => !/O_CREAT[^)]*, 0600\)|mkdir(at)?\([^)]*, 0700\)/.test(line))).toEqual([]);
});

it("temporary files that a killed process left do not stay", async () => {
  const directory = scratchFolder();
  const store = fileStore({ directory });
  const key = freshKey();
  await store.set(key, session("token"));
  const [old, fresh] = ["0a1b", "2c3d"].map((name) => join(directory, `${fileName(key)}.${name}.tmp`)) as [string, string];
  writeFileSync(old, "token");
  writeFileSync(fresh, "token");
  utimesSync(old, 1, 1);
  await store.set(key, session("new"));
  expect(readdirSync(directory)).not.toContain(`${fileName(key)}.0a1b.tmp`);
  expect(readdirSync(directory)).toContain(`${fileName(key)}.2c3d.tmp`); // may be under way
});

it.each([
  ["Linux", { given: ["linux", {}], want: join(homedir(), ".local", "state", "vendor-auth") }],
  ["Linux with XDG_STATE_HOME", { given: ["linux", { XDG_STATE_HOME: "/state" }], want: join("/state", "vendor-auth") }],
  [
    "Linux with a relative XDG_STATE_HOME",
    { given: ["linux", { XDG_STATE_HOME: "state" }], want: join(homedir(), ".local/state/vendor-auth") },
  ],
  ["macOS", { given: ["darwin", { XDG_STATE_HOME: "/state" }], want: join(homedir(), "Library", "Application Support", "vendor-auth") }],
  ["Windows", { given: ["win32", { LOCALAPPDATA: "/local" }], want: join("/local", "vendor-auth") }],
  ["Windows without LOCALAPPDATA", { given: ["win32", {}], want: join(homedir(), "AppData", "Local", "vendor-auth") }],
] as [string, { given: [NodeJS.Platform, NodeJS.ProcessEnv]; want: string }][])(
  "default folder: %s",
  (_, { given: [platform, env], want }) => {
    expect(defaultDirectory(env, platform)).toBe(want);
  },
);

it.each([
  ["wait", 0],
  ["wait", Number.NaN],
  ["stale", -1],
  ["stale", Infinity],
])("the option %s must not be %d", (name, value) => {
  expect(() => fileStore({ directory: scratchFolder(), [name]: value })).toThrow(expect.objectContaining({ code: "options_invalid" }));
});
