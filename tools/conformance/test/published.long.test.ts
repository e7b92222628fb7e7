import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { SessionDescriptor } from "@vendor-auth/client";
import { connect, declared } from "@vendor-auth/session";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSessionServer } from "./support/published/session-server.ts";
import { apis, areThere } from "./support/published/vendors.ts";

// Users do not have these files, so that a run without them is complete, in CI as well.
if (!areThere) console.warn("Descriptions of ../shared/real-specs are not there: the tests on them are left out.");

const cli = fileURLToPath(import.meta.resolve("@vendor-auth/codegen").replace(/index\.js$/, "cli.js"));

/** In this package, so that what is generated finds the packages that it imports. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(fileURLToPath(new URL("../.generated-", import.meta.url)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What strict `tsc`, without skipLibCheck, says of a vendor's package and of a typed call. */
function complaints(name: string, call: string): string[] {
  const file = join(folder, name, "call.ts");
  writeFileSync(file, call);
  const { module, moduleResolution } = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const lib = ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.esnext.disposable.d.ts"];
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module,
    moduleResolution,
    lib,
    types: [],
    allowImportingTsExtensions: true,
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

describe.skipIf(!areThere).each(apis)("$name, as its publisher has it", ({ name, spec, overlay, wire }) => {
  test("becomes a typed client with an overlay of at most 30 lines", () => {
    const lines = readFileSync(overlay, "utf8").trimEnd().split("\n");
    expect(lines.filter((line) => !line.startsWith("#")).length).toBeLessThanOrEqual(30);
    mkdirSync(join(folder, name), { recursive: true });
    const vendor = name.split("-swagger")[0]!;
    const options = ["--spec", spec, "--overlay", overlay, "--name", vendor, "--out", join(folder, name)];
    const { status, stderr } = spawnSync(process.execPath, [cli, "generate", ...options], { encoding: "utf8" });
    expect({ status, warnings: stderr.split("\n").filter((line) => line.startsWith("warning")) }).toEqual({ status: 0, warnings: [] });
    const call = `import type { SessionClient } from "@vendor-auth/session";
import type { paths } from "./src/generated/schema.ts";
import { session } from "./src/generated/session.ts";
declare const client: SessionClient<paths>;
export const answer = await client.GET(${JSON.stringify(wire.data)}, {} as never);
export const { vendor } = session;
// @ts-expect-error a path that the description does not have
await client.GET("/no/such/path");
`;
    expect(complaints(name, call)).toEqual([]);
  });

  test("logs in when first needed, once; renews when refused; logs out", async () => {
    await using server = await startSessionServer(wire);
    const path = pathToFileURL(join(folder, name, "src/generated/session.ts")).href;
    const { session } = (await import(path)) as { session: SessionDescriptor<never> };
    const client = connect<Record<string, { get: never }>, object>(declared(session) as never, {
      baseUrl: server.baseUrl,
      credentials: wire.credentials,
    });
    const call = async () => (await client.fetch(server.baseUrl + wire.data)).status;
    expect(await Promise.all([call(), call(), call()])).toEqual([200, 200, 200]);
    expect(server.counted).toEqual({ logins: 1, logouts: 0, calls: 3, refused: 0 });
    server.sessions.clear();
    expect(await call()).toBe(200);
    expect(server.counted).toEqual({ logins: 2, logouts: 0, calls: 4, refused: 1 });
    expect(await client.logout()).toBe("closed");
    expect(server.counted.logouts).toBe(1);
    expect(server.sessions.size).toBe(0);
  });
});

test.skipIf(!areThere)("one overlay serves both forms of FlashBlade", () => {
  const [flashblade, swagger] = apis.filter(({ name }) => name.startsWith("flashblade"));
  expect(flashblade!.overlay).toBe(swagger!.overlay);
  expect(dirname(flashblade!.overlay)).toMatch(/specs$/);
});
