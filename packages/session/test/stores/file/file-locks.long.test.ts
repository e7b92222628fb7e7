import { describe } from "vitest";
import { lockRows } from "../../support/stores/lock-rows.ts";
import { scratchFolder } from "../../support/stores/scratch.ts";

describe("fileStore", () => {
  const directory = scratchFolder();
  const spec = { kind: "file", directory } as const;
  lockRows({ spec, brief: { ...spec, stale: 500 }, lapse: 500 });
});
