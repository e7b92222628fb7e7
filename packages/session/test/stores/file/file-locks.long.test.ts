import { describe } from "vitest";
import { lockRows } from "../../support/stores/lock-rows.ts";
import { scratchFolder } from "../../support/stores/scratch.ts";

describe("fileStore", () => {
  const directory = scratchFolder();
  const spec = { kind: "file", directory } as const;
  // So long that only the end of the owner's process can free its lock.
  lockRows({ spec: { ...spec, stale: 3_600_000 }, brief: { ...spec, stale: 500 } });
});
