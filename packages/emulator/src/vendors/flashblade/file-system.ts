import { randomUUID } from "node:crypto";

const gibibyte = 1024 ** 3;
/** How long a destroyed file system can be recovered, in milliseconds. A day: a choice. */
const eradicationMs = 86_400_000;

/** A file system, in the vendor's look. */
export interface FileSystem {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  readonly provisioned: number;
  readonly destroyed: boolean;
  readonly fast_remove_directory_enabled: boolean;
  readonly snapshot_directory_enabled: boolean;
  readonly writable: boolean;
  readonly hard_limit_enabled: boolean;
  readonly nfs: object;
  readonly smb: object;
  readonly http: object;
  readonly space: object;
  /** Milliseconds until a destroyed one is gone for good; null while it is not destroyed. */
  readonly time_remaining: number | null;
}

export function makeFileSystem(name: string, provisioned: number, used: number, created: number): FileSystem {
  return {
    id: randomUUID(),
    name,
    created,
    provisioned,
    destroyed: false,
    fast_remove_directory_enabled: false,
    snapshot_directory_enabled: true,
    writable: true,
    hard_limit_enabled: false,
    nfs: { v3_enabled: true, v4_1_enabled: false, rules: "*(rw,no_root_squash)" },
    smb: { enabled: false },
    http: { enabled: false },
    space: { data_reduction: 2.5, snapshots: 0, total_physical: used, unique: used, virtual: used * 2.5 },
    time_remaining: null,
  };
}

/** Three that an array begins with. */
export function firstFileSystems(): FileSystem[] {
  return [
    makeFileSystem("home", 1024 * gibibyte, 180 * gibibyte, 1_600_000_000_000),
    makeFileSystem("scratch", 4096 * gibibyte, 2048 * gibibyte, 1_610_000_000_000),
    makeFileSystem("backup", 8192 * gibibyte, 512 * gibibyte, 1_620_000_000_000),
  ];
}

/** What a PATCH may change here, each with the type of its values. */
const changeable: Readonly<Partial<Record<keyof FileSystem, "boolean" | "number" | "string">>> = {
  name: "string",
  provisioned: "number",
  destroyed: "boolean",
  writable: "boolean",
  fast_remove_directory_enabled: "boolean",
  snapshot_directory_enabled: "boolean",
  hard_limit_enabled: "boolean",
};

/** A file system with changes, or the reason why they are refused. */
export function changeFileSystem(before: FileSystem, changes: Readonly<Record<string, unknown>>): FileSystem | string {
  for (const [name, value] of Object.entries(changes)) {
    const type = changeable[name as keyof FileSystem];
    if (type === undefined) return `${name.slice(0, 40)} cannot be changed.`;
    if (typeof value !== type) return `${name} must be a ${type}.`;
  }
  if (before.destroyed && changes["destroyed"] !== false) return "A destroyed file system cannot be modified.";
  const after = { ...before, ...changes };
  return { ...after, time_remaining: after.destroyed ? eradicationMs : null };
}
