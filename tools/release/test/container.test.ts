// The emulator's container file: built of the tarball, and started. Where no container tool works it is left out, and its file is
// checked by packages/emulator/test/container.test.ts alone.
import { spawnSync } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packAll } from "@vendor-auth/packed/pack";
import { mustRun } from "@vendor-auth/packed/run";
import { expect, onTestFinished, test } from "vitest";

const file = fileURLToPath(new URL("../../../packages/emulator/Dockerfile", import.meta.url));
const specs = fileURLToPath(new URL("../../../specs/examples", import.meta.url));
const tool = ["docker", "podman"].find((name) => spawnSync(name, ["info"], { stdio: "ignore" }).status === 0);
if (tool === undefined) console.warn("No container tool works here: the emulator's container file is not built.");

test.skipIf(tool === undefined)(
  "the emulator's container is built, healthy, not root, and serves a description",
  { timeout: 600_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "container-"));
    await packAll(folder);
    const container = (...args: string[]) => mustRun(tool!, args, { cwd: folder, timeout: 300_000 });
    await container("build", "--file", file, "--tag", "vendor-emulator-rehearsed", folder);
    onTestFinished(() => void spawnSync(tool!, ["rmi", "--force", "vendor-emulator-rehearsed"]));

    const mount = ["--volume", `${specs}:/specs:ro`];
    const options = ["--spec", "portainer.yaml", "--credential", "Username=admin", "--credential", "Password=synthetic-password"];
    const id = (
      await container("run", "--detach", "--publish", "127.0.0.1::9001", ...mount, "vendor-emulator-rehearsed", ...options)
    ).trim();
    onTestFinished(() => void spawnSync(tool!, ["rm", "--force", id]));
    await expect.poll(() => container("inspect", "--format", "{{.State.Health.Status}}", id), { timeout: 60_000 }).toBe("healthy\n");
    expect((await container("exec", id, "id", "-u")).trim()).not.toBe("0");

    const address = (await container("port", id, "9001")).trim().split("\n")[0];
    const body = JSON.stringify({ Username: "admin", Password: "synthetic-password" });
    const login = await fetch(`http://${address}/api/auth`, { method: "POST", headers: { "content-type": "application/json" }, body });
    expect(login.status).toBe(200);
    expect((await fetch(`http://${address}/api/endpoints`)).status).toBe(401);
    await container("stop", "--time", "5", id);
    expect((await container("inspect", "--format", "{{.State.ExitCode}}", id)).trim()).toBe("0"); // not killed: it heeds SIGTERM
  },
);
