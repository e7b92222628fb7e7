import { inspect } from "node:util";
import { makeCertificate, startEmulator, type StartOptions } from "@vendor-auth/emulator";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { nodeFetch, type NodeFetchOptions } from "../../../src/node/index.ts";
import { flashblade } from "../../../src/vendors/flashblade/index.ts";
import { startProxy } from "../../support/start-proxy.ts";
import { rejection } from "../../support/with-emulator.ts";

const variables = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY"];
beforeEach(() => variables.forEach((name) => vi.stubEnv(name, undefined)));
afterEach(() => vi.unstubAllEnvs());

async function start(options: StartOptions<"flashblade"> = { tls: true }) {
  const emulator = await startEmulator("flashblade", options);
  onTestFinished(() => emulator.close());
  const proxy = await startProxy(emulator.port);
  vi.stubEnv("HTTP_PROXY", proxy.url);
  vi.stubEnv("HTTPS_PROXY", proxy.url);
  return { emulator, proxy };
}

function open(options?: NodeFetchOptions) {
  const fetch = nodeFetch(options);
  onTestFinished(() => fetch.close());
  return fetch;
}

const host = "fb1.example";
const path = `https://${host}/api/api_version`;

describe("F74: nodeFetch behind HTTPS_PROXY", () => {
  it("F74: logs in, calls and logs out through a tunnel, with the certificate pinned inside it", async () => {
    const { emulator, proxy } = await start();
    const { credentials, pin = "" } = emulator;
    const client = flashblade({ host, credentials, fetch: open({ host, pin }) });
    expect((await client.fetch("2.26/arrays")).status).toBe(200);
    expect(await client.logout()).toBe("closed");
    expect(new Set(proxy.seen)).toEqual(new Set([`CONNECT ${host}:443`]));
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
  });

  it("F74: another key than the pinned one is refused inside the tunnel, before anything is sent", async () => {
    const { emulator, proxy } = await start();
    const fetch = open({ host, pin: `sha256/${"A".repeat(43)}=` });
    expect(await rejection(fetch(path))).toMatchObject({ code: "certificate_changed" });
    expect(proxy.seen).toEqual([`CONNECT ${host}:443`]);
    expect(emulator.requests).toEqual([]);
  });

  it("F74: a CA holds inside the tunnel: for its host and its name, and no other", async () => {
    const certificate = await makeCertificate({ hosts: [host] });
    const { emulator } = await start({ tls: certificate });
    const fetch = open({ host, ca: certificate.ca });
    expect((await fetch(path)).status).toBe(200);
    const wrong = open({ host: "fb2.example", ca: certificate.ca });
    expect(await rejection(wrong("https://fb2.example/api/api_version"))).toMatchObject({
      cause: { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    });
    expect(emulator.requests).toHaveLength(1);
  });

  it("F74: other hosts are verified as usual inside the tunnel", async () => {
    const { emulator } = await start();
    const fetch = open({ host: "fb2.example", pin: emulator.pin ?? "" });
    for (const each of [open(), fetch]) {
      expect(await rejection(each(path))).toMatchObject({ message: "fetch failed", cause: { code: expect.stringMatching(/SELF_SIGNED/) } });
    }
    expect(emulator.requests).toEqual([]);
  });

  it("F74: a proxy that refuses fails the call, and its password is in no error", async () => {
    const { emulator } = await start();
    const refusing = await startProxy(emulator.port, { refuses: true });
    vi.stubEnv("HTTPS_PROXY", refusing.url.replace("//", "//user:canary-password@"));
    const error = await rejection(open()(path));
    expect(error).toMatchObject({ name: "TypeError", message: "fetch failed" });
    expect(inspect(error, { depth: 9 })).toContain("407");
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("canary");
    expect(refusing.authorizations).toEqual([`Basic ${Buffer.from("user:canary-password").toString("base64")}`]);
  });

  it("F74: a proxy that is not a URL is refused by name, and not shown", async () => {
    await start();
    vi.stubEnv("HTTPS_PROXY", "user:canary-password@ proxy");
    const error = await rejection(open()(path));
    expect(error).toMatchObject({ code: "options_invalid", message: expect.stringContaining("HTTPS_PROXY") });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("canary");
  });
});

describe("F74: nodeFetch behind HTTP_PROXY", () => {
  it("F74: sends http: through it", async () => {
    const { emulator, proxy } = await start({});
    expect((await open()(`http://${host}/api/api_version`)).status).toBe(200);
    expect(proxy.seen).toHaveLength(1);
    expect(emulator.requests).toHaveLength(1);
  });

  it.each(["127.0.0.1", "localhost"])("F74: never sends what is for this machine through it: %s", async (name) => {
    const { emulator, proxy } = await start();
    for (const given of [{ host: `${name}:${emulator.port}`, pin: emulator.pin ?? "" }]) {
      expect((await open(given)(`https://${given.host}/api/api_version`)).status).toBe(200);
    }
    expect(proxy.seen).toEqual([]);
  });

  it.each([
    ["the host", host],
    ["a domain", ".example"],
    ["everything", "*"],
  ])("F74: leaves out what NO_PROXY names: %s", async (_, given) => {
    const { proxy } = await start();
    vi.stubEnv("NO_PROXY", given);
    for (const fetch of [open(), open({ host, dangerouslyAcceptAnyCertificate: true })]) {
      expect(await rejection(fetch(path))).toMatchObject({ cause: { code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) } });
    }
    expect(proxy.seen).toEqual([]);
  });
});
