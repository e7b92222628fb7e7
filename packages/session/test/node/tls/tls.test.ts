import { type CertificateOptions, makeCertificate, type RunningEmulator, startEmulator } from "@vendor-auth/emulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { flashblade } from "../../../src/vendors/flashblade/index.ts";
import { isSessionError } from "../../../src/index.ts";
import { type NodeFetchOptions, nodeFetch } from "../../../src/node/index.ts";
import { rejection } from "../../support/with-emulator.ts";

type Appliance = RunningEmulator<"flashblade">;

/** A FlashBlade with TLS. By default its certificate is signed by itself. */
async function appliance(tls: CertificateOptions = {}): Promise<Appliance> {
  const emulator = await startEmulator("flashblade", { tls });
  onTestFinished(() => emulator.close());
  return emulator;
}

const hostOf = ({ port }: Appliance) => `127.0.0.1:${port}`;
const openPath = (emulator: Appliance) => `${emulator.baseUrl}/api_version`;
const otherPin = `sha256/${"A".repeat(43)}=`;

/** The status of a call, or the code of what it failed with. */
async function outcome(call: Promise<Response>): Promise<unknown> {
  try {
    const response = await call;
    await response.text();
    return response.status;
  } catch (error) {
    const { code, cause } = error as { code?: string; cause?: { code?: string } };
    return code ?? cause?.code;
  }
}

const day = 86_400_000;
const certificates: Record<string, CertificateOptions> = {
  good: {},
  "self-signed": { selfSigned: true },
  expired: { notBefore: new Date(Date.now() - 2 * day), notAfter: new Date(Date.now() - day) },
  "self-signed, expired": { selfSigned: true, notBefore: new Date(Date.now() - 2 * day), notAfter: new Date(Date.now() - day) },
  "another host's": { hosts: ["fb2.example"] },
};

describe("F32: certificates that do not verify", () => {
  const cases: [certificate: string, { want: { plain: unknown; ca: unknown } }][] = [
    ["good", { want: { plain: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", ca: 200 } }],
    ["self-signed", { want: { plain: "DEPTH_ZERO_SELF_SIGNED_CERT", ca: 200 } }],
    ["expired", { want: { plain: "CERT_HAS_EXPIRED", ca: "CERT_HAS_EXPIRED" } }],
    ["self-signed, expired", { want: { plain: "CERT_HAS_EXPIRED", ca: "CERT_HAS_EXPIRED" } }],
    ["another host's", { want: { plain: "UNABLE_TO_VERIFY_LEAF_SIGNATURE", ca: "ERR_TLS_CERT_ALTNAME_INVALID" } }],
  ];
  it.each(cases)(
    "F32: %s: refused without trust, judged with ca, taken with its pin or with any, refused with another pin",
    async (name, { want }) => {
      const emulator = await appliance({ selfSigned: false, ...certificates[name] });
      const host = hostOf(emulator);
      const { ca = "", pin = "" } = emulator;
      const another = await makeCertificate({ selfSigned: true, hosts: ["another.example"] });
      const cannot = expect.stringMatching(/^(UNABLE_TO_|DEPTH_ZERO_|CERT_)/);
      const options: [NodeFetchOptions, unknown][] = [
        [{}, want.plain],
        [{ host, ca }, want.ca],
        [{ host, ca: Buffer.from(ca) }, want.ca],
        [{ host, ca: [another.ca, ca] }, want.ca],
        [{ host, ca: another.ca }, cannot],
        [{ host, pin }, 200],
        [{ host, pin: [otherPin, pin] }, 200],
        [{ host, pin: otherPin }, "certificate_changed"],
        [{ host, dangerouslyAcceptAnyCertificate: true }, 200],
      ];
      for (const [given, expected] of options) {
        await using fetch = nodeFetch(given);
        const before = emulator.requests.length;
        expect([Object.keys(given), await outcome(fetch(openPath(emulator)))]).toEqual([Object.keys(given), expected]);
        expect(emulator.requests.length - before).toBe(expected === 200 ? 1 : 0);
      }
    },
  );

  it("F32: NODE_TLS_REJECT_UNAUTHORIZED=0 does not undo a ca", async () => {
    const emulator = await appliance({ hosts: ["fb2.example"] });
    process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
    onTestFinished(() => void delete process.env["NODE_TLS_REJECT_UNAUTHORIZED"]);
    const fetch = nodeFetch({ host: hostOf(emulator), ca: emulator.ca ?? "" });
    expect(await outcome(fetch(openPath(emulator)))).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
    expect(emulator.requests).toEqual([]);
  });

  it("F32: a Host header does not change whose certificate is asked for", async () => {
    const emulator = await appliance({ selfSigned: false, hosts: ["fb2.example"] });
    const fetch = nodeFetch({ host: hostOf(emulator), ca: emulator.ca ?? "" });
    expect(await outcome(fetch(openPath(emulator), { headers: { host: "fb2.example" } }))).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
    expect(emulator.requests).toEqual([]);
  });
});

describe("F32: trust that stays with its host", () => {
  const cases: [string, { given: (emulator: Appliance) => NodeFetchOptions }][] = [
    ["ca", { given: (emulator) => ({ host: hostOf(emulator), ca: emulator.ca ?? "" }) }],
    ["pin", { given: (emulator) => ({ host: hostOf(emulator), pin: emulator.pin ?? "" }) }],
    ["any", { given: (emulator) => ({ host: hostOf(emulator), dangerouslyAcceptAnyCertificate: true }) }],
  ];
  it.each(cases)("F32: host B stays verified while host A is trusted by %s", async (_, { given }) => {
    const [a, b] = [await appliance(), await appliance()];
    await using fetch = nodeFetch(given(a));
    for (let round = 0; round < 2; round += 1) {
      expect(await outcome(fetch(openPath(a)))).toBe(200);
      expect(await outcome(fetch(openPath(b)))).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
      // The same server under a name that is not the trusted one.
      expect(await outcome(fetch(openPath(a).replace("127.0.0.1", "localhost")))).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
    }
    expect([a.requests.length, b.requests.length]).toEqual([2, 0]);
  });

  it("F32: neither the built-in fetch nor another nodeFetch trusts a host because one does", async () => {
    const a = await appliance();
    expect(await outcome(nodeFetch({ host: hostOf(a), dangerouslyAcceptAnyCertificate: true })(openPath(a)))).toBe(200);
    expect(await outcome(fetch(openPath(a)))).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(await outcome(nodeFetch()(openPath(a)))).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
    expect(a.requests).toHaveLength(1);
  });

  it("F32: a redirect to another host is not followed", async () => {
    const [a, b] = [await appliance(), await appliance()];
    a.fault({ action: { type: "respond", status: 307, headers: [["Location", openPath(b)]] } });
    const fetch = nodeFetch({ host: hostOf(a), dangerouslyAcceptAnyCertificate: true });
    expect(await outcome(fetch(openPath(a), { redirect: "follow" }))).toBe(307);
    expect(b.requests).toEqual([]);
  });

  it("F32: a host without port is the one at 443", async () => {
    const a = await appliance();
    const fetch = nodeFetch({ host: "127.0.0.1", dangerouslyAcceptAnyCertificate: true });
    expect(await outcome(fetch(openPath(a)))).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
  });
});

describe("F32: a session over TLS", () => {
  it("F32: logs in and out with ca", async () => {
    const emulator = await appliance();
    const host = hostOf(emulator);
    {
      await using fetch = nodeFetch({ host, ca: emulator.ca ?? "" });
      await using client = flashblade({ host, fetch, credentials: emulator.credentials });
      expect((await client.GET("/api_version")).status).toBe(200);
      expect((await client.fetch("2.26/arrays")).status).toBe(200);
      expect(emulator.sessions).toHaveLength(1);
    }
    expect(emulator.sessions).toEqual([]);
    expect(emulator.counters).toMatchObject({ logins: 1, byOperation: { logout: 1 } });
  });

  it("F32: without trust the login is refused, and the message says why", async () => {
    const emulator = await appliance();
    const client = flashblade({ host: hostOf(emulator), credentials: emulator.credentials });
    await expect(client.login()).rejects.toMatchObject({
      code: "login_unreachable",
      message: expect.stringMatching(
        /^flashblade \(127\.0\.0\.1:\d+\): login failed: .* is self-signed.* nodeFetch\(\{ host: "127\.0\.0\.1:\d+", ca \}\).*DEPTH_ZERO_SELF_SIGNED_CERT/,
      ) as string,
    });
    expect(emulator.requests).toEqual([]);
  });

  it("F32: a changed certificate is a typed error that says which came; nothing is sent, and no credential is held against", async () => {
    const emulator = await appliance();
    const host = hostOf(emulator);
    const [old = "", credentials] = [emulator.pin, emulator.credentials];
    await using first = flashblade({ host, fetch: nodeFetch({ host, pin: old }), credentials });
    expect((await first.fetch("2.26/arrays")).status).toBe(200);
    await emulator.replaceCertificate();
    const before = emulator.requests.length;

    const error = (await rejection(nodeFetch({ host, pin: old })(openPath(emulator)))) as Error;
    expect(error).toMatchObject({ name: "SessionError", code: "certificate_changed", vendor: "nodeFetch", target: emulator.origin });
    expect(error.message).toContain(`expected ${old}; got ${emulator.pin}`);
    expect(error.message).toContain("compare this pin");

    await using second = flashblade({ host, fetch: nodeFetch({ host, pin: old }), credentials });
    for (const call of [() => second.fetch("2.26/arrays"), () => second.login(), () => second.GET("/api_version")]) {
      const told = await rejection(call());
      expect(isSessionError(told)).toBe(true);
      expect(told).toMatchObject({ code: "certificate_changed", target: emulator.origin });
    }
    expect(emulator.requests).toHaveLength(before);

    await using third = flashblade({ host, fetch: nodeFetch({ host, pin: [old, emulator.pin ?? ""] }), credentials });
    expect((await third.fetch("2.26/arrays")).status).toBe(200);
  });
});
