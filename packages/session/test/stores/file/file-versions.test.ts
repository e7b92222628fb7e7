import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { fileName, freshKey, scratchFolder, session } from "../../support/stores/scratch.ts";

/** A whole file, as a package with that version of the format writes it. */
function written(key: string, version: number): string {
  const body = `${JSON.stringify({ key, value: session("token") })}\n`;
  return `vendor-auth session ${version} ${createHash("sha256").update(body).digest("hex")}\n${body}`;
}

function open(version: number) {
  const directory = scratchFolder();
  const key = freshKey();
  const warnings: string[] = [];
  const path = join(directory, `${fileName(key)}.session`);
  mkdirSync(directory, { mode: 0o700 });
  writeFileSync(path, written(key, version), { mode: 0o600 });
  return { directory, key, path, warnings, store: fileStore({ directory, onWarning: (message) => warnings.push(message) }) };
}

it("a file of version 1 of the format is read, today and by all later versions of this package", async () => {
  const { key, store, warnings } = open(1);
  expect(await store.get(key)).toEqual(session("token"));
  expect(warnings).toEqual([]);
});

it.each([
  ["an older", 0],
  ["a newer", 2],
  ["a newer", 10],
])(
  "a file of %s version (%i) counts as absent, is said to be that and not damaged, and is kept aside by the next write",
  async (age, version) => {
    const { directory, key, path, store, warnings } = open(version);
    expect(await store.get(key)).toBeUndefined();
    expect(warnings).toEqual([
      `${path} counts as absent: ${age} version of @vendor-auth/session wrote it, in version ${version} of the format; this one reads version 1.`,
    ]);
    await store.exclusive(key, async () => store.set(key, session("new")));
    expect(await store.get(key)).toEqual(session("new"));
    expect(readFileSync(join(directory, `${fileName(key)}.other-version`), "utf8")).toBe(written(key, version));
    expect(existsSync(join(directory, `${fileName(key)}.damaged`))).toBe(false);
    expect(warnings.join("\n")).not.toContain("damaged");
  },
);
