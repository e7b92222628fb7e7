import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import * as fc from "fast-check";
import { encrypted, type EncryptionKey } from "../../../src/stores/encrypted/index.ts";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import type { Session } from "../../../src/model/session.ts";
import { freshKey, scratchFolder, session } from "../../support/stores/scratch.ts";

const [first, second, third] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [Uint8Array, Uint8Array, Uint8Array];
const base64 = (key: Uint8Array) => Buffer.from(key).toString("base64");

/** A store over `inner`, and what it warned of. */
function open(inner: Map<string, Session>, ...keys: EncryptionKey[]) {
  const warnings: string[] = [];
  return { store: encrypted(inner, { keys, onWarning: (message) => warnings.push(message) }), warnings };
}

describe("encrypted", () => {
  it("the inner store never sees the session, and never the same bytes twice", async () => {
    const inner = new Map<string, Session>();
    const { store } = open(inner, first);
    await store.set("key", session("canary"));
    const once = JSON.stringify(inner.get("key"));
    await store.set("key", session("canary"));
    const twice = JSON.stringify(inner.get("key"));
    for (const text of [once, twice]) expect(text).not.toMatch(/canary|fb1\.|AuthTokenHeader|2025-/);
    expect(twice).not.toBe(once);
  });

  it("keys change: old ones decrypt, the newest encrypts, and a dropped one is a miss", async () => {
    const inner = new Map<string, Session>();
    await open(inner, first).store.set("key", session("token"));
    const both = open(inner, second, first);
    expect(await both.store.get("key")).toEqual(session("token"));
    await both.store.set("key", session("token 2"));
    expect(await open(inner, second).store.get("key")).toEqual(session("token 2"));

    const dropped = open(inner, third, first);
    expect(await dropped.store.get("key")).toBeUndefined();
    expect(await dropped.store.get("key")).toBeUndefined();
    expect(dropped.warnings).toEqual([
      expect.stringMatching(/^What the store holds for key was encrypted with the key \S{8}, which is not among/),
    ]);
    await dropped.store.set("key", session("token 3"));
    expect(await dropped.store.get("key")).toEqual(session("token 3"));
  });

  it("a value of another key of the store is a miss: values cannot be swapped", async () => {
    const inner = new Map<string, Session>();
    const { store, warnings } = open(inner, first);
    await store.set("alice", session("token of alice"));
    inner.set("bob", inner.get("alice") as Session);
    expect(await store.get("bob")).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining("belongs to another key of the store")]);
  });

  it("a value that was never encrypted is a miss", async () => {
    const inner = new Map([["key", session("planted")]]);
    const { store, warnings } = open(inner, first);
    expect(await store.get("key")).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining("is not encrypted")]);
  });

  it("F23: a changed value is a miss, whatever was changed", async () => {
    const inner = new Map<string, Session>();
    const { store } = open(inner, first);
    await store.set("key", session("token"));
    const sealed = inner.get("key") as Session;
    const members = Object.keys(sealed);
    const change = fc.record({ member: fc.constantFrom(...members), at: fc.nat(200), by: fc.oneof(fc.string(), fc.jsonValue()) });
    await fc.assert(
      fc.asyncProperty(change, async ({ member, at, by }) => {
        const old = (sealed as unknown as Record<string, unknown>)[member];
        const value = typeof by === "string" && typeof old === "string" ? old.slice(0, at) + by + old.slice(at + 1) : by;
        const changed = { ...sealed, [member]: value } as unknown as Session;
        const isSame = JSON.stringify(changed) === JSON.stringify(sealed) || sameBytes(old, value);
        expect(await encrypted(new Map([["key", changed]]), { key: first, onWarning: () => undefined }).get("key")).toEqual(
          isSame ? session("token") : undefined,
        );
      }),
      // Found by chance once: not even text can be made of it.
      {
        numRuns: 300,
        examples: [[{ member: "iv", at: 0, by: [{ toString: "" }] }], [{ member: "data", at: 0, by: [{ toString: "" }] }]],
      },
    );
  });

  it.each([
    ["bytes", { given: first }],
    ["base64", { given: base64(first) }],
    ["base64url, with a line break behind it", { given: `${Buffer.from(first).toString("base64url")}\n` }],
  ])("takes a key as %s", async (_, { given }) => {
    const inner = new Map<string, Session>();
    await open(inner, given).store.set("key", session("token"));
    expect(await open(inner, first).store.get("key")).toEqual(session("token"));
  });

  it.each([
    ["too short", { given: [base64(first.subarray(1))] }],
    ["a password", { given: ["correct horse battery staple"] }],
    ["empty", { given: [""] }],
    ["no key at all", { given: [] }],
    ["nothing", { given: [undefined as unknown as string] }],
    ["an old one that is not usable", { given: [first, "canary-secret"] }],
  ] as [string, { given: EncryptionKey[] }][])("refuses a key that is %s, and does not repeat it", (_, { given }) => {
    const attempt = () => encrypted(new Map<string, Session>(), { keys: given });
    expect(attempt).toThrow(expect.objectContaining({ code: "options_invalid" }));
    expect(inspect(thrownBy(attempt), { showHidden: true })).not.toMatch(/canary|horse/);
  });

  it("has the lock of the inner store, and none where there is none", async () => {
    const file = encrypted(fileStore({ directory: scratchFolder() }), { key: first });
    const key = freshKey();
    expect(await file.exclusive(key, async () => file.set(key, session("token")))).toBeUndefined();
    expect(await file.get(key)).toEqual(session("token"));
    expect("exclusive" in encrypted(new Map<string, Session>(), { key: first })).toBe(false);
  });
});

/** Two spellings of the same base64. */
function sameBytes(a: unknown, b: unknown): boolean {
  if (typeof a !== "string" || typeof b !== "string" || !/^[\w+/=\s-]*$/.test(b)) return false;
  try {
    return atob(b.trim().replaceAll("-", "+").replaceAll("_", "/")) === atob(a) && a.length > 8;
  } catch {
    return false;
  }
}

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
