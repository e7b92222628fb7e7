import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Secret Service: D-Bus and GNOME's keyring, on a bus and in a folder of their own, so that no user's keychain is touched. */
export interface Keychain {
  /** For the processes that are to use it. */
  readonly env: { readonly DBUS_SESSION_BUS_ADDRESS: string };
  stop(): void;
}

const programs = ["dbus-daemon", "dbus-send", "gnome-keyring-daemon"] as const;

/** A bus that starts nothing by itself: a second, locked keyring would be there before ours. */
const busConfig = (folder: string) => `<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=${folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;

/** How to get what `startKeychain` needs. */
export const howToGetAKeychain = "apt install dbus-daemon gnome-keyring";

/** Starts a keychain that is unlocked and empty. Undefined on other systems than Linux, and where its programs are not on PATH. */
export async function startKeychain(): Promise<Keychain | undefined> {
  if (process.platform !== "linux" || programs.some((program) => spawnSync(program, ["--version"]).error)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "vendor-auth-keychain-"));
  const env = { PATH: process.env["PATH"] ?? "", HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder };
  writeFileSync(join(folder, "bus.conf"), busConfig(folder));
  const bus = spawn("dbus-daemon", [`--config-file=${join(folder, "bus.conf")}`, "--nofork", "--nopidfile", "--print-address=1"], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const children: ChildProcess[] = [bus];
  const stop = () => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", stop);

  const address = (await firstLine(bus)).trim();
  const keyring = spawn("gnome-keyring-daemon", ["--foreground", "--unlock", "--components=secrets"], {
    env: { ...env, DBUS_SESSION_BUS_ADDRESS: address },
    stdio: ["pipe", "pipe", "ignore"],
  });
  children.push(keyring);
  keyring.stdin.end("synthetic"); // its password
  for (let attempt = 0; !isUnlocked(address); attempt += 1) {
    if (attempt === 100) throw new Error("gnome-keyring-daemon has made no keyring within ten seconds");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { env: { DBUS_SESSION_BUS_ADDRESS: address }, stop };
}

/** Whether there is a keyring to put things in. */
function isUnlocked(address: string): boolean {
  const call = ["--print-reply", "--reply-timeout=1000", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"];
  const { stdout } = spawnSync("dbus-send", [`--bus=${address}`, ...call, "org.freedesktop.Secret.Service.ReadAlias", "string:default"], {
    encoding: "utf8",
  });
  return /object path "\/\w/.test(stdout);
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
      printed += piece;
      if (printed.includes("\n")) resolve(printed);
    });
    child.once("exit", (code) => reject(new Error(`${child.spawnfile} ended with ${code}`)));
  });
}
