import { mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { fileName, freshKey, scratchFolder, session } from "../../support/stores/scratch.ts";

const directory = scratchFolder();
const warnings: string[] = [];
const store = fileStore({ directory, onWarning: (message) => warnings.push(message) });
const pathOf = (key: string, ending = "session") => join(directory, `${fileName(key)}.${ending}`);

async function stored(): Promise<{ key: string; path: string; bytes: Buffer }> {
  const key = freshKey();
  await store.set(key, session("token"));
  return { key, path: pathOf(key), bytes: readFileSync(pathOf(key)) };
}

describe("a damaged file", () => {
  it.each([
    ["empty", { given: () => Buffer.alloc(0) }],
    ["cut off", { given: (bytes) => bytes.subarray(0, bytes.length - 20) }],
    ["without its last byte", { given: (bytes) => bytes.subarray(0, -1) }],
    ["with trailing bytes", { given: (bytes) => Buffer.concat([bytes, Buffer.from("{}")]) }],
    ["with a NUL at its end", { given: (bytes) => Buffer.concat([bytes, Buffer.alloc(1)]) }],
    ["all NUL", { given: (bytes) => Buffer.alloc(bytes.length) }],
    ["of another key", { given: (bytes) => Buffer.from(String(bytes).replace("flashblade", "cloudendure")) }],
    ["bare JSON", { given: () => Buffer.from(JSON.stringify(session("token"))) }],
    ["huge", { given: (bytes) => Buffer.concat([bytes, Buffer.alloc(64 * 1024 * 1024, " ")]) }],
  ] as [string, { given: (bytes: Buffer) => Buffer }][])(
    "F23: %s: counts as absent, and is set aside by the next write",
    async (_, { given }) => {
      const { key, path, bytes } = await stored();
      const damaged = given(bytes);
      writeFileSync(path, damaged);
      expect(await store.get(key)).toBeUndefined();
      await store.exclusive(key, async () => {
        expect(await store.get(key)).toBeUndefined();
        await store.set(key, session("new"));
      });
      expect(await store.get(key)).toEqual(session("new"));
      expect(readFileSync(pathOf(key, "damaged")).equals(damaged)).toBe(true);
      expect(warnings.some((message) => message.includes(path))).toBe(true);
    },
  );

  it("F23: bytes of any kind: the session that was stored, or a miss, and never a crash", async () => {
    const { key, path, bytes } = await stored();
    const at = fc.nat(bytes.length);
    const damage = fc.oneof(
      at.map((end) => bytes.subarray(0, end)),
      fc
        .tuple(at, fc.nat(255))
        .map(([index, byte]) => Buffer.concat([bytes.subarray(0, index), Buffer.of(byte), bytes.subarray(index + 1)])),
      fc
        .tuple(at, fc.uint8Array({ minLength: 1 }))
        .map(([index, more]) => Buffer.concat([bytes.subarray(0, index), more, bytes.subarray(index)])),
      fc.uint8Array({ maxLength: 400 }).map((any) => Buffer.from(any)),
      fc.uint8Array({ maxLength: 400 }).map((any) => Buffer.concat([bytes.subarray(0, 22), any])),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (given) => {
        writeFileSync(path, given);
        expect(await store.get(key)).toEqual(given.equals(bytes) ? session("token") : undefined);
      }),
      { numRuns: 500 },
    );
    await store.set(key, session("new"));
    expect(await store.get(key)).toEqual(session("new"));
  });

  it.each([
    ["a folder with something in it", { given: (path: string) => mkdirSync(join(path, "inside"), { recursive: true }) }],
    ["a named pipe without a writer", { given: (path: string) => execFileSync("mkfifo", [path]) }],
  ])("F23: %s at its place: counts as absent, and is set aside by the next write", async (_, { given }) => {
    for (const release of ["outside", "under the lock"]) {
      const { key, path } = await stored();
      unlinkSync(path);
      given(path);
      expect(await store.get(key)).toBeUndefined();
      const write = async () => store.set(key, session(release));
      await (release === "outside" ? write() : store.exclusive(key, write));
      expect(await store.get(key)).toEqual(session(release));
      expect(readdirSync(directory)).toContain(`${fileName(key)}.damaged`);
      await store.delete(key);
      expect(await store.get(key)).toBeUndefined();
    }
  });

  it("F23: a file that its mode keeps from being read is read again", async () => {
    const { key, path } = await stored();
    execFileSync("chmod", ["000", path]);
    expect(await store.get(key)).toEqual(session("token"));
  });

  it("F23: a lock whose owner file cannot be read stops others for no longer than stale", async () => {
    const key = freshKey();
    const patient = fileStore({ directory, stale: 300, wait: 10_000 });
    for (const owner of ["", "null", "{", '"x"', '{"pid":"1","space":[]}']) {
      const token = join(pathOf(key, "lock"), "7");
      mkdirSync(token, { recursive: true });
      writeFileSync(join(token, "owner"), owner);
      expect(await patient.exclusive(key, async () => "free")).toBe("free");
    }
  });
});
