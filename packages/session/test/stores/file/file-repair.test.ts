import { chmodSync, chownSync, lstatSync, mkdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { fileName, freshKey, scratchFolder, session } from "../../support/stores/scratch.ts";

const isRoot = process.getuid?.() === 0;
const mode = (path: string) => (lstatSync(path).mode & 0o777).toString(8);

function open(directory = scratchFolder()) {
  const warnings: string[] = [];
  const store = fileStore({ directory, onWarning: (message) => warnings.push(message) });
  return { directory, store, warnings, fileOf: (key: string) => join(directory, `${fileName(key)}.session`) };
}

it("F25: a file of ours that others could read is closed, and used", async () => {
  const { store, warnings, fileOf } = open();
  const key = freshKey();
  await store.set(key, session("token"));
  chmodSync(fileOf(key), 0o644);
  expect(await store.get(key)).toEqual(session("token"));
  expect(mode(fileOf(key))).toBe("600");
  expect(warnings).toEqual([expect.stringContaining("644")]);
});

it("F25: a file of ours that others could write is closed, and not believed", async () => {
  const { store, warnings, fileOf } = open();
  const key = freshKey();
  await store.set(key, session("token"));
  chmodSync(fileOf(key), 0o666);
  expect(await store.get(key)).toBeUndefined();
  expect(mode(fileOf(key))).toBe("600");
  expect(warnings).toEqual([expect.stringContaining("others could write it (mode 666)")]);
});

it("F25: a folder of ours that was open to others is closed", async () => {
  const { directory, store, warnings } = open();
  await store.set(freshKey(), session("token"));
  chmodSync(directory, 0o755);
  expect(await store.get(freshKey())).toBeUndefined();
  expect(mode(directory)).toBe("700");
  expect(warnings).toEqual([expect.stringContaining("755")]);
});

it("F25: a folder that is open to others and holds other things is refused, and left as it is", async () => {
  const { directory, store } = open();
  mkdirSync(directory, { mode: 0o755 });
  writeFileSync(join(directory, "something-else"), "");
  await expect(store.get(freshKey())).rejects.toMatchObject({
    code: "store_refused",
    message: expect.stringContaining("folder for this purpose alone"),
  });
  await expect(store.exclusive(freshKey(), async () => "not run")).rejects.toMatchObject({ code: "store_refused" });
  expect(mode(directory)).toBe("755");
});

it("F25: a symbolic link to a folder is refused, and so is a file", async () => {
  const { directory } = open();
  mkdirSync(directory, { mode: 0o700 });
  symlinkSync(directory, `${directory}-link`);
  writeFileSync(`${directory}-file`, "");
  for (const [path, word] of [
    [`${directory}-link`, "symbolic link"],
    [`${directory}-file`, "not a folder"],
  ] as const) {
    const { store } = open(path);
    await expect(store.get(freshKey())).rejects.toMatchObject({ code: "store_refused", message: expect.stringContaining(word) });
    await expect(store.set(freshKey(), session("token"))).rejects.toMatchObject({ code: "store_refused" });
  }
});

it("F25: another user's folder and another user's file are refused", async () => {
  const { store, directory, fileOf } = open();
  const key = freshKey();
  await store.set(key, session("token"));
  const refusal = { code: "store_refused", message: expect.stringMatching(/belongs to the user with id \d+/) };
  if (isRoot) {
    chownSync(fileOf(key), 12_345, 12_345);
    await expect(store.get(key)).rejects.toMatchObject(refusal);
    await expect(store.set(key, session("new"))).rejects.toMatchObject(refusal);
    chownSync(directory, 12_345, 12_345);
  }
  const foreign = isRoot ? directory : "/usr"; // the superuser's
  await expect(open(foreign).store.get(key)).rejects.toMatchObject(refusal);
});

it("F25: a symbolic link to another file is refused, and the other file is left as it is", async () => {
  const { directory, store, fileOf } = open();
  const key = freshKey();
  const path = fileOf(key);
  await store.set(key, session("token"));
  const other = join(directory, "..", "other");
  writeFileSync(other, "not ours");
  unlinkSync(path);
  symlinkSync(other, path);
  const refusal = { name: "SessionError", code: "store_refused", message: expect.stringContaining("symbolic link") };
  await expect(store.get(key)).rejects.toMatchObject(refusal);
  await expect(store.set(key, session("new"))).rejects.toMatchObject(refusal);
  expect(String(readFileSync(other))).toBe("not ours");
  await store.delete(key);
  await store.set(key, session("new"));
  expect(await store.get(key)).toEqual(session("new"));
  expect(String(readFileSync(other))).toBe("not ours");
});
