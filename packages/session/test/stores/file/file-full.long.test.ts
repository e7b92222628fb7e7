import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { freshKey, scratchFolder, session } from "../../support/stores/scratch.ts";

const program = fileURLToPath(new URL("../../support/stores/children/one-write.ts", import.meta.url));
const node = `'${process.execPath}' '${program}'`;
const canInject = spawnSync("strace", ["-e", "trace=none", "true"]).status === 0;
const canMount = spawnSync("unshare", ["--map-root-user", "--mount", "true"]).status === 0;

/** Runs a shell with `script`, in which `$1` is the folder and `$2` the key; gives what the program in it printed. */
function run(script: string, directory: string, key: string, shell: [string, ...string[]] = ["bash", "-c"]): unknown {
  const [command, ...args] = [...shell, script, "bash", directory, key];
  const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

describe("a file system that says no", () => {
  it("F24: the disk is full in the middle of a write: a typed error, the old session, and nothing left behind", async () => {
    const directory = scratchFolder();
    const key = freshKey();
    const store = fileStore({ directory });
    await store.set(key, session("old"));
    // A limit of one block a file: writes fail behind it, as on a full disk.
    for (const how of ["outside", "locked"]) {
      const result = run(`ulimit -f 1; ${node} "$1" "$2" ${how} 100000`, directory, key);
      expect(result).toEqual({ code: "store_unavailable", message: expect.stringContaining("EFBIG"), cause: "EFBIG", read: "old" });
    }
    expect(await store.get(key)).toEqual(session("old"));
    expect(readdirSync(directory).filter((name) => !/\.(session|lock|holders)$/.test(name))).toEqual([]);
  });

  it.skipIf(!canMount)("F24: a disk that is really full (a small one is mounted)", () => {
    const directory = scratchFolder();
    const script = `mkdir -p "$1" && mount -t tmpfs -o size=64k,mode=700 tmpfs "$1" && ${node} "$1" "$2" locked 10 >/dev/null &&
      { head -c 1000000 /dev/zero > "$1"/${"0".repeat(64)}.damaged 2>/dev/null; ${node} "$1" "$2" locked 20000; }`;
    expect(run(script, directory, freshKey(), ["unshare", "--map-root-user", "--mount", "bash", "-c"])).toEqual({
      code: "store_unavailable",
      message: expect.stringContaining("ENOSPC, the disk is full"),
      cause: "ENOSPC",
      read: expect.stringMatching(/^x{10}$|ENOSPC/),
    });
  });

  it.skipIf(!canMount)("F24: a read-only file system: what is stored is read, writes and locks fail with a typed error", async () => {
    const directory = scratchFolder();
    const key = freshKey();
    await fileStore({ directory }).set(key, session("old"));
    const script = `mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && ${node} "$1" "$2"`;
    for (const how of ["outside", "locked"]) {
      expect(run(`${script} ${how} 10`, directory, key, ["unshare", "--map-root-user", "--mount", "bash", "-c"])).toEqual({
        code: "store_unavailable",
        message: expect.stringContaining("EROFS, the file system is read-only"),
        cause: "EROFS",
        read: "old",
      });
    }
  });

  it.skipIf(process.platform !== "linux")("F24: a folder that cannot be made: a typed error from every call", async () => {
    const store = fileStore({ directory: "/proc/vendor-auth/sessions" });
    const key = freshKey();
    for (const call of [
      async () => store.get(key),
      async () => store.set(key, session("token")),
      async () => store.delete(key),
      async () => store.exclusive(key, async () => "not run"),
    ]) {
      await expect(call()).rejects.toMatchObject({
        name: "SessionError",
        code: "store_unavailable",
        message: expect.stringContaining("/proc/vendor-auth/sessions"),
      });
    }
  });

  it.skipIf(!canInject)("F66: a folder that cannot be synced, as on some network file systems: what was done counts as done", () => {
    const directory = scratchFolder();
    const key = freshKey();
    for (const how of ["outside", "locked"]) {
      const inject = `strace -f -qq -o /dev/null -P "$1" -e trace=fsync -e inject=fsync:error=EINVAL`;
      expect(run(`mkdir -p -m 700 "$1" && ${inject} ${node} "$1" "$2" ${how} 10`, directory, key)).not.toHaveProperty("code");
      expect(run(`${node} "$1" "$2" ${how} 10`, directory, key)).toEqual({ read: "x".repeat(10) });
    }
  });

  it("a value of more than 1 MiB is refused", async () => {
    const store = fileStore({ directory: scratchFolder() });
    const key = freshKey();
    await expect(store.set(key, session("x".repeat(1024 * 1024)))).rejects.toMatchObject({ code: "store_refused" });
    expect(await store.get(key)).toBeUndefined();
  });
});
