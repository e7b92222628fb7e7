import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Which process, and which thread of it, owns a lock or holds a session. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Where `pid` means something: the boot and the PID namespace on Linux, else the host's name. */
  readonly space: string;
  /** The kernel's id of the thread (Linux): a worker thread can end while its process goes on. */
  readonly thread?: number;
  /** When the thread started, from /proc (Linux), to detect an id that was given to another one since. */
  readonly started?: string;
}

const isLinux = process.platform === "linux";
let own: ProcessIdentity | undefined;

/** The identity of this thread: each has its own copy of this module. */
export function ownIdentity(): ProcessIdentity {
  own ??= read();
  return own;
}

function read(): ProcessIdentity {
  if (!isLinux) return { pid: process.pid, space: hostname() };
  try {
    const space = `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1));
    return { pid: process.pid, space, thread, started: readStat(process.pid, thread).started };
  } catch {
    return { pid: process.pid, space: "" }; // no /proc: others cannot tell whether this process lives
  }
}

/** True only when `other` has certainly ended. Of a process of another host, container or boot that is never known. */
export function hasEnded(other: ProcessIdentity): boolean {
  const { space } = ownIdentity();
  const { pid, thread = pid } = other;
  if (space === "" || other.space !== space || ![pid, thread].every((id) => Number.isInteger(id) && id > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
  if (!isLinux) return false;
  try {
    const { state, started } = readStat(pid, thread);
    return state === "Z" || state === "X" || started !== other.started; // Z: ended, and not yet reaped by its parent
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ESRCH") return true; // it ended while we read
    return code === "ENOENT" && isVisible(pid); // the thread ended; ENOENT for the process may be a hidden /proc
  }
}

function isVisible(pid: number): boolean {
  try {
    readStat(pid, pid);
    return true;
  } catch {
    return false;
  }
}

/** The name in parentheses may hold anything; fields are counted behind it: state is the 3rd, start time the 22nd. */
function readStat(pid: number, thread: number): { state: string; started: string } {
  const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0] ?? "", started: fields[19] ?? "" };
}
