// The tarballs in a consumer's project: bundlers and runtimes, each logging in to the emulator over real HTTP.
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { chromium } from "@vendor-auth/browser/chromium";
import { openBrowser } from "@vendor-auth/browser/open-browser";
import { createProject, type Project } from "@vendor-auth/packed/project";
import { visit, type VendorName } from "@vendor-auth/packed/visit";
import { type RunningEmulator, startEmulator } from "@vendor-auth/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle, type BundlerName, type Format, type Target } from "../src/bundle.ts";
import { commandOf, hasRuntimes, type RuntimeName } from "../src/runtimes.ts";
import { startSite } from "../src/site.ts";
import { startWorker } from "../src/worker.ts";

const vendors = ["cloudendure", "flashblade"] as const satisfies VendorName[];
const wellDone = { logins: 1, logouts: 1, requests: 3, open: 0 };

let project: Project;
beforeAll(async () => {
  project = await createProject();
});

describe.runIf(hasRuntimes)("runtimes", () => {
  const programs: readonly (readonly [RuntimeName, string])[] = [
    ...(["Node 20.19", "Node 22", "Node 24", "Node 26"] as const).flatMap((name) => [
      [name, "program.cjs"] as const,
      [name, "program.mjs"] as const,
    ]),
    ["Bun", "program.ts"],
    ["Bun", "program.cjs"],
    ["Deno", "program.ts"],
  ];
  beforeAll(async () => {
    // Node 20 strips no types: the program is what any project compiles it to.
    const text = await readFile(join(project.path, "program.ts"), "utf8");
    await writeFile(join(project.path, "program.mjs"), text);
  });

  const rows = programs.flatMap(([runtime, program]) => vendors.map((vendor) => ({ runtime, program, vendor })));
  test.each(rows)("$runtime runs $program: $vendor", async ({ runtime, program, vendor }) => {
    const command = await commandOf(runtime, project.path);
    const { code, stdout, stderr, server } = await visit(vendor, [...command, program] as unknown as [string, ...string[]], project.path);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({ status: 200, logout: "closed" });
    expect(server).toEqual(wellDone);
  });
});

const bundlerNames: readonly BundlerName[] = ["esbuild", "rolldown", "webpack"];

describe("bundles for Node", () => {
  const rows = bundlerNames.flatMap((bundler) => vendors.map((vendor) => ({ bundler, vendor })));
  test.each(rows)("$bundler: $vendor", async ({ bundler, vendor }) => {
    const file = await bundle(bundler, { folder: project.path, entry: "program.ts", target: "node" });
    const { code, stdout, stderr, server } = await visit(vendor, [process.execPath, basename(file)], project.path);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({ status: 200, logout: "closed" });
    expect(server).toEqual(wellDone);
  });
});

describe("bundles that leave logging out to closeOnExit", () => {
  const formats: readonly Format[] = ["esm", "cjs"];
  const rows = bundlerNames.flatMap((bundler) => formats.flatMap((format) => vendors.map((vendor) => ({ bundler, format, vendor }))));
  test.each(rows)("F74: $bundler, $format: $vendor", async ({ bundler, format, vendor }) => {
    const file = await bundle(bundler, { folder: project.path, entry: "program-that-exits.ts", target: "node", format });
    const { code, stderr, server } = await visit(vendor, [process.execPath, basename(file)], project.path);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(server).toEqual(wellDone);
  });
});

/** What a program is told of an emulator that is reached at `origin`. */
function visitOf(emulator: RunningEmulator, origin = emulator.origin) {
  const { userApiToken, apiToken } = emulator.credentials as { userApiToken?: string; apiToken?: string };
  const credentials = JSON.parse(JSON.stringify({ userApiToken, apiToken })) as Record<string, string>;
  return { vendor: emulator.vendor, baseUrl: emulator.baseUrl.replace(emulator.origin, origin), credentials };
}

const countsOf = ({ counters: { logins, logouts, requests }, sessions }: RunningEmulator) => ({
  logins,
  logouts,
  requests,
  open: sessions.length,
});

describe.runIf(hasRuntimes)("workerd", () => {
  test.each(bundlerNames.flatMap((bundler) => vendors.map((vendor) => ({ bundler, vendor }))))(
    "F43: workerd, bundled by $bundler: $vendor; this worker may send cookies",
    async ({ bundler, vendor }) => {
      const command = await commandOf("workerd", project.path);
      const file = await bundle(bundler, { folder: project.path, entry: "in-worker.ts", target: "browser" });
      await using emulator = await startEmulator(vendor);
      await using worker = await startWorker(command, project.path, basename(file));
      const answer = await fetch(worker.url, { method: "POST", body: JSON.stringify(visitOf(emulator)) });
      expect(await answer.json()).toEqual({ status: 200, logout: "closed" });
      expect(countsOf(emulator)).toEqual(wellDone);
    },
  );
});

describe.runIf(chromium !== undefined)("headless Chromium", () => {
  type Browser = Awaited<ReturnType<typeof openBrowser>>;
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(chromium ?? "");
  });
  afterAll(() => browser?.close());

  /** Runs the visit in a page, or in a web worker of one, and resolves to its outcome. */
  async function visitIn(place: "page" | "web worker", bundler: BundlerName, emulator: RunningEmulator): Promise<unknown> {
    const target: Target = "browser";
    const program = await readFile(await bundle(bundler, { folder: project.path, entry: "in-browser.ts", target }), "utf8");
    const worker = `import "/program.js"; onmessage = async ({ data }) => postMessage(await visit(data));`;
    await using site = await startSite(emulator, { "/program.js": program, "/worker.js": worker });
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(site.origin);
      const given = JSON.stringify(visitOf(emulator, site.origin));
      const inPage = `import("/program.js").then(() => visit(${given}))`;
      const inWorker = `new Promise((resolve, reject) => {
        const worker = new Worker("/worker.js", { type: "module" });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(${given});
      })`;
      return await page.evaluate(place === "page" ? inPage : inWorker);
    } finally {
      await context.close();
    }
  }

  const places = [
    ...bundlerNames.map((bundler) => ({ place: "page" as const, bundler })),
    { place: "web worker" as const, bundler: "esbuild" as const },
  ];

  test.each(places)("F43: a header session works in a $place, bundled by $bundler", async ({ place, bundler }) => {
    await using emulator = await startEmulator("flashblade");
    expect(await visitIn(place, bundler, emulator)).toEqual({ status: 200, logout: "closed" });
    expect(countsOf(emulator)).toEqual(wellDone);
  });

  test.each(places)(
    "F43: a cookie session is a typed error in a $place, bundled by $bundler, before anything is sent",
    async ({ place, bundler }) => {
      await using emulator = await startEmulator("cloudendure");
      expect(await visitIn(place, bundler, emulator)).toEqual({ code: "capability_missing", name: "SessionError" });
      expect(countsOf(emulator)).toEqual({ logins: 0, logouts: 0, requests: 0, open: 0 });
    },
  );
});

test("where CI is set, nothing of this is left out on Linux", () => {
  const isCi = ["1", "true"].includes(process.env["CI"] ?? "");
  expect(!isCi || process.platform !== "linux" || hasRuntimes, "CI on Linux runs on x64").toBe(true);
});
