import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { keychainStore } from "../../../src/stores/keychain/keychain-store.ts";
import { freshKey, scratchFolder, session } from "../../support/stores/scratch.ts";

const service = `vendor-auth-test-${randomUUID()}`;
process.env.DBUS_SESSION_BUS_ADDRESS = "unix:path=/nonexistent"; // on Linux this is where a keychain would be

describe.runIf(process.platform === "linux")("keychainStore where no keychain runs", () => {
  it("says so, with a code and what to do, and keeps the secret out of it", async () => {
    const store = keychainStore({ service, directory: scratchFolder() });
    const key = freshKey();
    const missing = { name: "SessionError", code: "capability_missing", message: expect.stringContaining("Use fileStore") };
    for (const call of [async () => store.get(key), async () => store.set(key, session("canary")), async () => store.delete(key)]) {
      const error: unknown = await call().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject(missing);
      expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("canary");
    }
  });

  it("locks all the same", async () => {
    const store = keychainStore({ service, directory: scratchFolder() });
    expect(await store.exclusive(freshKey(), async () => "locked")).toBe("locked");
  });
});

it("the package is loaded when it is first needed, not when the store is made", () => {
  const program = `
    import { keychainStore } from ${JSON.stringify(new URL("../../../src/stores/keychain/keychain-store.ts", import.meta.url).href)};
    import { registerHooks } from "node:module";
    registerHooks({ resolve(name, context, next) { if (name === "@napi-rs/keyring") throw new Error("not installed"); return next(name, context); } });
    const store = keychainStore({ directory: ${JSON.stringify(scratchFolder())} });
    store.get("key").catch((error) => console.log(error.code + " " + error.message));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(stdout).toBe(
    "capability_missing keychain store: the package @napi-rs/keyring could not be loaded. Install it: npm install @napi-rs/keyring\n",
  );
});
