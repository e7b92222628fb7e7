import type { VendorName } from "../server/vendor.ts";
import type { CallRequest } from "./adapter.ts";

/** A data call, and what the emulator calls its operation. */
export interface DataCall {
  readonly request: CallRequest;
  readonly operation: string;
}

/** The data calls that checks are played with. */
export interface VendorCalls {
  readonly read: DataCall;
  /** Another one that reads. */
  readonly other: DataCall;
  /** One that changes something; `counters.effects` counts it. */
  readonly change: (index: number) => DataCall;
}

export const vendorCalls: Readonly<Record<VendorName, VendorCalls>> = {
  flashblade: {
    read: { request: { method: "GET", path: "/2.26/arrays" }, operation: "listArrays" },
    other: { request: { method: "GET", path: "/1.12/file-systems" }, operation: "listFileSystems" },
    change: (index) => ({
      request: { method: "POST", path: `/1.12/file-systems?names=fs${index}`, body: { provisioned: 1 } },
      operation: "createFileSystem",
    }),
  },
  cloudendure: {
    read: { request: { method: "GET", path: "/projects" }, operation: "listProjects" },
    other: { request: { method: "GET", path: "/me" }, operation: "getMe" },
    change: (index) => ({ request: { method: "POST", path: "/projects", body: { name: `project ${index}` } }, operation: "createProject" }),
  },
};
