import { request as httpsRequest, type RequestOptions } from "node:https";
import type { TLSSocket } from "node:tls";
import { describe, expect, test } from "vitest";
import { makeCertificate, type StartOptions } from "../../src/index.ts";
import { start } from "../support/start.ts";

interface Seen {
  readonly status?: number;
  readonly error?: string;
  readonly fingerprint?: string;
}

function get(origin: string, options: RequestOptions): Promise<Seen> {
  return new Promise((resolve) => {
    const call = httpsRequest(`${origin}/api/api_version`, { agent: false, ...options }, (answer) => {
      const { fingerprint256 } = (answer.socket as TLSSocket).getPeerCertificate();
      answer.resume().on("end", () => resolve({ status: answer.statusCode as number, fingerprint: fingerprint256 }));
    });
    call.on("error", (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message })).end();
  });
}

const day = 86_400_000;

describe("certificates", () => {
  const rows: [string, { given: NonNullable<StartOptions<"flashblade">["tls"]>; trusted: boolean; want: string | number }][] = [
    ["an array's is self-signed, and not trusted", { given: true, trusted: false, want: "DEPTH_ZERO_SELF_SIGNED_CERT" }],
    ["it is trusted once it is known", { given: true, trusted: true, want: 200 }],
    ["one of an authority is not trusted", { given: { selfSigned: false }, trusted: false, want: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" }],
    ["it is trusted once the authority is known", { given: { selfSigned: false }, trusted: true, want: 200 }],
    [
      "an expired one",
      {
        given: { notBefore: new Date(Date.now() - 2 * day), notAfter: new Date(Date.now() - day) },
        trusted: true,
        want: "CERT_HAS_EXPIRED",
      },
    ],
    ["one that is not valid yet", { given: { notBefore: new Date(Date.now() + day) }, trusted: true, want: "CERT_NOT_YET_VALID" }],
    ["one of another host", { given: { hosts: ["other.example"] }, trusted: true, want: "ERR_TLS_CERT_ALTNAME_INVALID" }],
  ];
  test.each(rows)("%s", async (_, { given, trusted, want }) => {
    const emulator = await start("flashblade", { tls: given });
    const { status, error } = await get(emulator.origin, trusted ? { ca: emulator.ca } : {});
    expect(status ?? error).toBe(want);
    expect(emulator.origin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  });

  test("the console's is signed by an authority", async () => {
    const emulator = await start("cloudendure", { tls: true });
    expect((await get(emulator.origin, {})).error).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
    expect((await get(emulator.origin, { ca: emulator.ca })).status).toBe(404);
  });

  test("a given one is used, and every start makes another", async () => {
    const { key, cert, pin } = await makeCertificate({ selfSigned: true });
    const [one, two, other] = [
      await start("flashblade", { tls: { key, cert } }),
      await start("flashblade", { tls: { key, cert } }),
      await start("flashblade", { tls: true }),
    ];
    expect([one.pin, two.pin, one.ca]).toEqual([pin, pin, cert]);
    expect(pin).toMatch(/^sha256\/[A-Za-z0-9+/]{43}=$/);
    expect(other.pin).not.toBe(pin);
    expect((await get(one.origin, { ca: cert })).status).toBe(200);
  });

  test("it may change while the server runs", async () => {
    const emulator = await start("flashblade", { tls: true });
    const { ca, pin } = emulator;
    await emulator.replaceCertificate();
    expect(emulator.pin).not.toBe(pin);
    expect((await get(emulator.origin, { ca: ca })).error).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect((await get(emulator.origin, { ca: emulator.ca })).status).toBe(200);
    const plain = await start("flashblade");
    await expect(plain.replaceCertificate()).rejects.toThrow("without tls");
    expect([plain.ca, plain.pin]).toEqual([undefined, undefined]);
  });
});

describe("addresses", () => {
  test("IPv6 loopback", async () => {
    const emulator = await start("flashblade", { host: "::1" });
    expect(emulator.baseUrl).toMatch(/^http:\/\/\[::1\]:\d+\/api$/);
    expect((await fetch(`${emulator.baseUrl}/api_version`)).status).toBe(200);
    const secure = await start("flashblade", { host: "::1", tls: true });
    expect((await get(secure.origin, { ca: secure.ca })).status).toBe(200);
  });

  test("a port that is taken, a host that is not here", async () => {
    const emulator = await start("flashblade");
    await expect(start("flashblade", { port: emulator.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await expect(start("flashblade", { host: "203.0.113.1" })).rejects.toMatchObject({ code: "EADDRNOTAVAIL" });
  });
});
