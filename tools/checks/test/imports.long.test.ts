import { cp, mkdir, mkdtemp, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "@vendor-auth/packed/run";
import { beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const rules = join(root, "tools/checks/imports/rules.mjs");
const cruiser = join(root, "tools/checks/node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");

/** Files that break a rule each, with the rule. */
const broken = [
  [
    "packages/session/src/model/upward.ts",
    'export type { sessionFetch } from "../engine/session-fetch.ts";',
    "packages/session: what model may import",
  ],
  ["packages/emulator/src/http/client.ts", 'export { createClient } from "@vendor-auth/client";', "packages: what emulator may import"],
  ["packages/client/src/upward.ts", 'export { connect } from "@vendor-auth/session";', "packages: what client may import"],
  ["packages/session/test/inner.ts", 'export * from "../../emulator/src/server/login.ts";', "through a door"],
  ["packages/emulator/src/http/facts.ts", 'export * from "./generated/facts.ts";', "the emulator has its own opinion"],
] as const;

/** Files of one room that import each other, types alone. */
const circle = {
  "packages/emulator/src/support/one.ts": 'import type { Three } from "./three.ts";\nexport type One = Three;',
  "packages/emulator/src/support/two.ts": 'import type { One } from "./one.ts";\nexport type Two = One;',
  "packages/emulator/src/support/three.ts": 'import type { Two } from "./two.ts";\nexport type Three = Two;',
};

/** What the check says of a copy of some packages, and of the same with all of the files above. */
let before: Said;
let after: Said;

interface Said {
  readonly code: number | null;
  readonly text: string;
}

beforeAll(async () => {
  const copy = await realpath(await mkdtemp(join(tmpdir(), "imports-")));
  for (const name of ["client", "cloudendure", "emulator", "flashblade", "session"]) {
    for (const part of ["src", "package.json"]) {
      await cp(join(root, `packages/${name}/${part}`), join(copy, `packages/${name}/${part}`), { recursive: true });
    }
  }
  const check = async (): Promise<Said> => {
    const args = [cruiser, "--config", rules, "--output-type", "err-long", "packages"];
    const { code, stdout, stderr } = await run(process.execPath, args, { cwd: copy, env: { NO_COLOR: "1", FORCE_COLOR: "0" } });
    return { code, text: (stdout + stderr).replaceAll(/\s+/g, " ") };
  };
  before = await check();
  const files = Object.entries({ ...circle, "packages/emulator/src/http/generated/facts.ts": "export const facts = 1;" });
  for (const [path, text] of [...files, ...broken]) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), `${text}\n`);
  }
  after = await check();
});

test("the packages as they are break no rule", () => {
  expect(before).toMatchObject({ code: 0 });
});

test("an upward import is named with both files, the rule, and what to do", () => {
  expect(after.code).toBeGreaterThan(0);
  expect(after.text).toContain(
    "packages/session: what model may import: packages/session/src/model/upward.ts → packages/session/src/engine/session-fetch.ts",
  );
  expect(after.text).toContain("Move what both need into a room below");
});

test("a circle is named with all of its files, within a room too, and when only types are imported", () => {
  const [first = ""] = Object.keys(circle).toSorted();
  const told = after.text.slice(after.text.indexOf(`no circle: ${first}`));
  for (const path of Object.keys(circle)) expect(told.slice(0, 300)).toContain(path);
});

test.each(broken)("%s breaks a rule", (path, _text, rule) => {
  expect(after.text).toContain(`${rule}: ${path} →`);
});
