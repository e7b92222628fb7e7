import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Keyv } from "keyv";
import { describe, test } from "vitest";
import { encrypted } from "../../../src/stores/encrypted/index.ts";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { testStore } from "../../../src/stores/contract/index.ts";
import type { Session } from "../../../src/model/session.ts";
import { fileName, scratchFolder } from "../../support/stores/scratch.ts";

const key = new Uint8Array(32).fill(7);
const onWarning = (): void => {};

describe("Map", () => {
  const map = new Map<string, Session>();
  testStore(() => map, { test });
});

describe("Keyv", () => {
  const keyv = new Keyv<Session>();
  testStore(() => keyv, { test });
});

describe("encrypted Map", () => {
  const map = new Map<string, Session>();
  testStore(() => encrypted(map, { key, onWarning }), { test });
});

describe("fileStore", () => {
  const directory = scratchFolder();
  const breakLock = (of: string) => rm(join(directory, `${fileName(of)}.lock`), { recursive: true });
  const exclusive = { wait: 2_500, notice: 60_000, breakLock };
  // A busy machine can keep a holder from renewing its lock for seconds.
  const open = () => fileStore({ directory, wait: exclusive.wait, stale: 10_000 });
  testStore(open, { test, exclusive });

  describe("encrypted", () => {
    testStore(() => encrypted(open(), { key, onWarning }), { test, exclusive });
  });
});
