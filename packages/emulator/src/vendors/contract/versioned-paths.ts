import type { VendorServer } from "../../model/vendor-server.ts";

/** Paths `/api/{version}/…` of a vendor with these versions: no other version exists, and below one of them a session is needed. */
export function versionedPaths(versions: readonly string[]): Pick<VendorServer, "isSegment" | "needsSession"> {
  const known = new Set(versions);
  return {
    isSegment: (name, value) => name !== "version" || known.has(value),
    needsSession: (path) => known.has(/^\/api\/([^/]+)\/./.exec(path)?.[1] ?? ""),
  };
}
