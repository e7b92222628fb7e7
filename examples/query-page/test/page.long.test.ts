import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { startEmulator } from "@vendor-auth/emulator";
import { flashblade } from "@vendor-auth/session/flashblade";
import { chromium } from "playwright-core";
import { build } from "vite";
import { expect, test } from "vitest";
import { createBackend } from "../src/backend.ts";

const folders = (process.env["PATH"] ?? "").split(delimiter);
const names = ["chromium", "chromium-browser", "google-chrome"];
const browserPath = process.env["CHROMIUM_PATH"] ?? folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
if (browserPath === undefined) process.stderr.write("The page was not tested: no Chromium on PATH. Name one in CHROMIUM_PATH.\n");

test.skipIf(browserPath === undefined)("the page shows file systems, and a dead session goes unnoticed", { timeout: 60_000 }, async () => {
  const outDir = await mkdtemp(join(tmpdir(), "query-page-"));
  await build({ root: fileURLToPath(new URL("../page", import.meta.url)), build: { outDir, emptyOutDir: true }, logLevel: "error" });
  await using array = await startEmulator("flashblade");
  await using fb = flashblade({ baseUrl: array.baseUrl, credentials: array.credentials });
  const server = serve({ fetch: createBackend(fb, outDir).fetch, hostname: "127.0.0.1", port: 0 });
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const browser = await chromium.launch({ executablePath: browserPath!, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const seen: string[] = [];
    page.on("response", async (response) => seen.push(JSON.stringify(response.headers()) + (await response.text().catch(() => ""))));
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.getByText("home: 1024 GiB").waitFor();
    await page.getByRole("heading", { name: "flashblade-1" }).waitFor();
    expect(array.counters).toMatchObject({ logins: 1, refused: 0 }); // two queries at once, one login

    array.expire();
    const answered = page.waitForResponse(/file-systems/);
    await page.getByRole("button", { name: "Refresh" }).click();
    expect((await answered).status()).toBe(200);
    expect(await page.getByRole("alert").count()).toBe(0);
    expect(array.counters).toMatchObject({ logins: 2, renewals: 1 });
    expect(seen.join()).not.toMatch(/x-auth-token|T-[0-9a-f-]{36}/i); // the page never sees a token
  } finally {
    await browser.close();
    server.close();
    await rm(outDir, { recursive: true });
  }
});
