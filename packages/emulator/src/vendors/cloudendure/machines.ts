import { randomUUID } from "node:crypto";

/** A replicated machine. The members are those of the client's Machine model; the shape of the objects in it is a choice. */
export interface Machine {
  readonly id: string;
  readonly isAgentInstalled: boolean;
  readonly replicationStatus: "STARTED" | "PAUSED" | "STOPPED";
  readonly sourceProperties: { readonly name: string; readonly os: string };
  readonly replicationInfo: { readonly totalStorageBytes: number; readonly replicatedStorageBytes: number };
  readonly lifeCycle: object;
  readonly license: object;
  readonly tags: readonly string[];
}

/** How a machine is launched in the target cloud. The members are some of those of the client's Blueprint model. */
export interface Blueprint {
  readonly id: string;
  readonly machineId: string;
  readonly machineName: string;
  readonly instanceType: string;
  readonly subnetIDs: readonly string[];
  readonly securityGroupIDs: readonly string[];
  readonly privateIPAction: string;
  readonly runAfterLaunch: boolean;
  readonly tags: readonly object[];
  readonly disks: readonly object[];
}

const gibibyte = 1024 ** 3;

export function makeMachine(name: string): Machine {
  return {
    id: randomUUID(),
    isAgentInstalled: true,
    replicationStatus: "STARTED",
    sourceProperties: { name, os: "Linux" },
    replicationInfo: { totalStorageBytes: 40 * gibibyte, replicatedStorageBytes: 40 * gibibyte },
    lifeCycle: {},
    license: {},
    tags: [],
  };
}

export function makeBlueprint({ id, sourceProperties: { name } }: Machine): Blueprint {
  return {
    id: randomUUID(),
    machineId: id,
    machineName: name,
    instanceType: "COPY_ORIGIN",
    subnetIDs: [],
    securityGroupIDs: [],
    privateIPAction: "CREATE_NEW",
    runAfterLaunch: true,
    tags: [],
    disks: [],
  };
}
