import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { howToGetAKeychain, startKeychain } from "../../support/stores/start-keychain.ts";
import { afterAll, describe, expect, test } from "vitest";
import { keychainStore } from "../../../src/stores/keychain/keychain-store.ts";
import { testStore } from "../../../src/stores/contract/index.ts";
import { fileName, freshKey, scratchFolder } from "../../support/stores/scratch.ts";

// A long suite, so that it has a process of its own: the keyring keeps its connection to the first bus that it is used on.
const service = `vendor-auth-test-${randomUUID()}`;
const own = await startKeychain();
afterAll(() => own?.stop());
if (own) Object.assign(process.env, own.env);
const hasKeychain = await answers();
const message = `The tests of keychainStore need a keychain, and none runs here: ${howToGetAKeychain}`;
const isCi = process.env.CI === "true" && process.platform === "linux";
if (!hasKeychain && !isCi) console.warn(`${message}. They are left out.`);

async function answers(): Promise<boolean> {
  try {
    await keychainStore({ service, directory: scratchFolder() }).get(freshKey());
    return true;
  } catch {
    return false;
  }
}

test("where CI is true, keychainStore is tested", () => {
  expect(hasKeychain || !isCi ? "" : message).toBe("");
});

describe.skipIf(!hasKeychain)("keychainStore where a keychain runs", () => {
  // Of a suite that is left out no hook would remove it.
  const directory = hasKeychain ? scratchFolder() : "";
  const breakLock = (key: string) => rm(join(directory, `${fileName(key)}.lock`), { recursive: true });
  testStore(() => keychainStore({ service, directory, wait: 2_500, stale: 10_000 }), {
    test,
    exclusive: { wait: 2_500, notice: 60_000, breakLock },
  });
});
