import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { takeLock } from "../../../src/stores/contract/contract-support.ts";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { fileName, freshKey, scratchFolder } from "../../support/stores/scratch.ts";

afterEach(() => vi.restoreAllMocks());

it("who lost a lock, its folder with it, does not end that of the next owner, made within the same millisecond", async () => {
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now); // a fast machine does it in one of some thousand times
  const directory = scratchFolder();
  const key = freshKey();
  const folder = join(directory, `${fileName(key)}.lock`);
  const held = () => readdirSync(folder).filter((name) => /^\d+$/.test(name));

  const first = await takeLock(fileStore({ directory }), key);
  rmSync(folder, { recursive: true });
  const second = await takeLock(fileStore({ directory }), key);
  first.release();
  await first.ended;
  expect(held()).toHaveLength(1);
  second.release();
  await second.ended;
  expect(held()).toHaveLength(0);
});
