import { copyFile, mkdir, mkdtemp, readFile, realpath, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "@vendor-auth/packed/pack";
import { mustRun } from "@vendor-auth/packed/run";

/** A copy of this repository, with a git history of its own. */
export interface Checkout {
  readonly path: string;
  /** Runs a script of package.json, as a maintainer does. Rejects with what it said when it fails. */
  script(name: string, ...args: readonly string[]): Promise<string>;
  /** Runs one of the workspace's tools. */
  tool(name: string, ...args: readonly string[]): Promise<string>;
  read(path: string): Promise<string>;
  /** Replaces `from` in a file. Throws when it is not there: a rehearsal must not pass for that. */
  edit(path: string, from: string, to: string): Promise<void>;
  /** Paths that differ from the last commit. */
  changed(): Promise<readonly string[]>;
  commit(message: string): Promise<void>;
}

/** Copies what git knows or would add into the temporary folder of the test, and installs as a contributor does. */
export async function copyCheckout(): Promise<Checkout> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "checkout-")));
  const git = (...args: string[]) =>
    mustRun("git", ["-c", "user.name=Rehearsal", "-c", "user.email=rehearsal@example.invalid", ...args], { cwd: path });
  const run = (...command: readonly string[]) =>
    mustRun(process.execPath, ["scripts/run.mjs", ...command], { cwd: path, timeout: 240_000, env: { TARBALLS: "" } });

  for (const file of await filesOfThis()) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await copyFile(join(root, file), join(path, file));
  }
  await git("init", "--quiet", "--initial-branch=main");
  const checkout: Checkout = {
    path,
    async script(name, ...args) {
      const { scripts } = JSON.parse(await readFile(join(path, "package.json"), "utf8")) as { scripts: Record<string, string> };
      const [, ...command] = (scripts[name] ?? "").split(" ").slice(1);
      if (command.length === 0) throw new Error(`package.json has no script "${name}"`);
      return run(...command, ...args);
    },
    tool: (name, ...args) => run(name, ...args),
    read: (file) => readFile(join(path, file), "utf8"),
    async edit(file, from, to) {
      const text = await readFile(join(path, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}: correct the rehearsal`);
      await writeFile(
        join(path, file),
        text.replace(from, () => to),
      );
    },
    async changed() {
      const status = await git("status", "--porcelain", "--untracked-files=all");
      return status
        .split("\n")
        .filter(Boolean)
        .map((line) => line.slice(3));
    },
    async commit(message) {
      await git("add", "--all");
      await git("commit", "--quiet", "--message", message);
    },
  };
  await checkout.commit("As it is");
  await run("pnpm", "install", "--frozen-lockfile", "--prefer-offline");
  return checkout;
}

async function filesOfThis(): Promise<readonly string[]> {
  const list = await mustRun("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root });
  const files = list.split("\0").filter(Boolean);
  const isThere = await Promise.all(
    files.map((file) =>
      stat(join(root, file)).then(
        (found) => found.isFile(),
        () => false,
      ),
    ),
  );
  return files.filter((_, index) => isThere[index]);
}
