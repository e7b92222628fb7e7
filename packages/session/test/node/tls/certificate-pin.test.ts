import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { startEmulator } from "@vendor-auth/emulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { certificatePin } from "../../../src/node/index.ts";
import { rejection } from "../../support/with-emulator.ts";

describe("certificatePin", () => {
  it.each([
    ["self-signed", { given: { selfSigned: true }, want: { selfSigned: true, issuer: "CN=localhost" } }],
    ["from an authority", { given: { selfSigned: false }, want: { selfSigned: false, issuer: "CN=Emulator test authority" } }],
    [
      "expired",
      {
        given: { notAfter: new Date("2026-01-01T00:00:00Z"), notBefore: new Date("2025-01-01T00:00:00Z") },
        want: { validTo: new Date("2026-01-01T00:00:00Z") },
      },
    ],
  ])("F32: reads a certificate that is %s, and sends nothing", async (_, { given, want }) => {
    const emulator = await startEmulator("flashblade", { tls: given });
    onTestFinished(() => emulator.close());
    const summary = await certificatePin(`127.0.0.1:${emulator.port}`);
    expect(summary).toMatchObject({ pin: emulator.pin, subject: "CN=localhost", ...want });
    expect(summary.validFrom.getTime()).toBeLessThan(summary.validTo.getTime());
    expect(await certificatePin("localhost", { port: emulator.port })).toEqual(summary);
    expect(emulator.requests).toEqual([]);
  });

  it("F32: gives up when no handshake comes", async () => {
    const server = createServer(() => {}).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    expect(await rejection(certificatePin("127.0.0.1", { port, timeout: 100 }))).toMatchObject({
      message: expect.stringContaining("within 100 ms"),
    });
  });

  it("F32: rejects with the system's error where no server listens", async () => {
    const emulator = await startEmulator("flashblade", { tls: true });
    await emulator.close();
    expect(await rejection(certificatePin("127.0.0.1", { port: emulator.port }))).toMatchObject({ code: "ECONNREFUSED" });
  });

  it.each([
    ["a URL", ["https://fb1.example/"]],
    ["nothing", [""]],
    ["an impossible port", ["fb1.example", { port: 70_000 }]],
    ["a timeout of 0", ["fb1.example", { timeout: 0 }]],
  ] as [string, Parameters<typeof certificatePin>][])("F32: refuses %s", async (_, given) => {
    expect(await rejection(certificatePin(...given))).toMatchObject({ code: "options_invalid", vendor: "certificatePin" });
  });
});
