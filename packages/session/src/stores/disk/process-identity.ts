import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Which process owns a lock, or holds a session. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Where `pid` means something: the boot and the PID namespace on Linux, else the host's name. */
  readonly space: string;
  /** Start time from /proc/PID/stat (Linux), to detect a PID that was given to another process since. */
  readonly started?: string;
}

const isLinux = process.platform === "linux";
let own: ProcessIdentity | undefined;

export function ownIdentity(): ProcessIdentity {
  own ??= read();
  return own;
}

function read(): ProcessIdentity {
  if (!isLinux) return { pid: process.pid, space: hostname() };
  try {
    const space = `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
    return { pid: process.pid, space, started: statFields(readFileSync("/proc/self/stat", "utf8")).started };
  } catch {
    return { pid: process.pid, space: "" }; // no /proc: other processes cannot tell whether this one lives
  }
}

/** True only when `other` has certainly ended. Of a process of another host, container or boot that is never known. */
export function hasEnded(other: ProcessIdentity): boolean {
  const { space } = ownIdentity();
  if (space === "" || other.space !== space || !Number.isInteger(other.pid) || other.pid < 1) return false;
  try {
    process.kill(other.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
  if (!isLinux) return false;
  try {
    const { state, started } = statFields(readFileSync(`/proc/${other.pid}/stat`, "utf8"));
    return state === "Z" || state === "X" || started !== other.started; // Z: ended, and not yet reaped by its parent
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH"; // it ended while we read; ENOENT may be a hidden /proc
  }
}

/** The name in parentheses may hold anything; fields are counted behind it: state is the 3rd, start time the 22nd. */
function statFields(stat: string): { state: string; started: string } {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0] ?? "", started: fields[19] ?? "" };
}
