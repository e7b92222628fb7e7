import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { readCliOptions } from "../src/cli/cli-options.ts";
import { start } from "./support/start.ts";

/** The fenced blocks of a page. */
function blocksOf(page: string) {
  const text = readFileSync(new URL(page, import.meta.url), "utf8");
  return [...text.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language, code]) => ({ language, code: code ?? "" }));
}

const blocks = blocksOf("../README.md");

/** The comments at the ends of lines that print. */
function promised(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map(([, comment]) => comment ?? "");
}

describe("README", () => {
  test("the TypeScript prints what its comments say", async () => {
    const code = blocks.find(({ language }) => language === "ts")?.code ?? "";
    const folder = mkdtempSync(join(tmpdir(), "emulator-readme-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "example.mts");
    writeFileSync(file, code.replace('"@vendor-auth/emulator"', JSON.stringify(new URL("../src/index.ts", import.meta.url))));
    const { stdout } = await promisify(execFile)(process.execPath, ["--disable-warning=ExperimentalWarning", file]);
    expect(stdout.trim().split("\n")).toEqual(promised(code));
    expect(promised(code)).toHaveLength(2);
  });

  test("the JavaScript of its guide, docs/testing.md, is a test of this package, and passes", () => {
    const shown = blocksOf("../../../docs/testing.md").find(({ language }) => language === "js")?.code;
    expect(shown).toBe(readFileSync(new URL("readme-example.test.ts", import.meta.url), "utf8"));
  });

  test("the command line is one that is taken", () => {
    expect(readCliOptions("cloudendure --port 9001 --tls --redirect-login v5".split(" "))).toMatchObject({ kind: "serve" });
    expect(blocks[0]?.code).toContain("cloudendure --port 9001 --tls --redirect-login v5");
  });

  test("the control API takes what curl sends", async () => {
    const emulator = await start("cloudendure");
    const lines = (blocks.at(-1)?.code ?? "").trim().split("\n");
    for (const line of lines) {
      const [, method = "", path = "", body] = /curl -X (\w+) http:\/\/127\.0\.0\.1:9001(\S+)(?: -d '(.*)')?$/.exec(line) ?? [];
      const headers = { "content-type": "application/x-www-form-urlencoded" }; // as curl says
      const answer = await fetch(emulator.origin + path, { method, headers, ...(body !== undefined && { body }) });
      expect([line, answer.status]).toEqual([line, 200]);
    }
    expect(lines).toHaveLength(3);
    expect(emulator).toMatchObject({ policies: { throttle: { retryAfter: "30" } }, faults: [{ fault: { nth: 2 } }] });
  });
});
