import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { cloudendureWith, flashbladeWith, projects, startSink } from "../support/with-emulator.ts";

describe("F39: a polluted Object.prototype", () => {
  it("F39: polluted before import: no option changes, and no byte goes elsewhere", async () => {
    const sink = await startSink();
    const { emulator } = await flashbladeWith();
    const script = fileURLToPath(new URL("../support/scripts/polluted.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, emulator.baseUrl, sink.origin, emulator.credentials.apiToken]);
    expect(stdout.trim()).toBe("200 closed");
    expect(sink.bytes()).toBe("");
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
  });

  it("F39: __proto__ in a login's JSON is data", async () => {
    const { emulator, client } = await cloudendureWith();
    emulator.fault({
      match: { operation: "login" },
      action: { type: "modify", body: '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}' },
    });
    expect((await client.fetch(projects)).status).toBe(200);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
