import { describe } from "vitest";
import { lockRows } from "./lock-rows.ts";
import { scratchFolder } from "./scratch.ts";

describe("fileStore", () => {
  const directory = scratchFolder();
  const spec = { kind: "file", directory } as const;
  lockRows({ spec, brief: { ...spec, stale: 500 }, lapse: 500 });
});
