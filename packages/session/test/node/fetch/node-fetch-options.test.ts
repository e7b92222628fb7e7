import { makeCertificate } from "@vendor-auth/emulator";
import { describe, expect, it } from "vitest";
import { nodeFetch, type NodeFetchOptions } from "../../../src/node/index.ts";

const pin = `sha256/${"A".repeat(43)}=`;
const other = `sha256/${"B".repeat(42)}A=`;
const host = "fb1.example";
const { ca, key } = await makeCertificate();

describe("options that cannot be meant", () => {
  const cases: [string, { given: unknown; want: RegExp }][] = [
    ["a pin that is too short", { given: { host, pin: "sha256/AAAA" }, want: /option pin.*got "sha256\/AAAA"/ }],
    ["a pin without its kind", { given: { host, pin: "A".repeat(43) }, want: /option pin/ }],
    ["a pin in hex", { given: { host, pin: `sha256/${"a".repeat(64)}` }, want: /option pin/ }],
    ["a pin with bits to spare", { given: { host, pin: `sha256/${"B".repeat(43)}=` }, want: /option pin/ }],
    ["one bad pin of two", { given: { host, pin: [pin, ""] }, want: /option pin.*got ""/ }],
    ["no pin in the list", { given: { host, pin: [] }, want: /option pin.*none/ }],
    ["a pin that is undefined", { given: { host, pin: undefined }, want: /option host.*none/ }],
    ["two ways at once", { given: { host, pin, ca }, want: /one of ca, pin.*got "ca, pin"/ }],
    ["an empty host", { given: { host: "", pin }, want: /option host.*got ""/ }],
    ["no host", { given: { pin }, want: /option host.*got nothing/ }],
    ["a URL for a host", { given: { host: "https://fb1.example/api", pin }, want: /option host/ }],
    ["a URL with a password", { given: { host: "https://user:synthetic@fb1.example", pin }, want: /option host(?!.*synthetic)/ }],
    ["a port that is none", { given: { host: "fb1.example:99999", pin }, want: /option host/ }],
    ["a ca that is no certificate", { given: { host, ca: "fb1.pem" }, want: /option ca.*PEM/ }],
    [
      "a ca with a broken certificate",
      { given: { host, ca: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" }, want: /option ca.*PEM/ },
    ],
    ["no ca in the list", { given: { host, ca: [] }, want: /option ca/ }],
    [
      "any certificate, said in another way",
      { given: { host, dangerouslyAcceptAnyCertificate: "yes" }, want: /dangerouslyAcceptAnyCertificate.*true/ },
    ],
  ];
  it.each(cases)("F32: %s", (_, { given, want }) => {
    expect(() => nodeFetch(given as NodeFetchOptions)).toThrow(
      expect.objectContaining({ code: "options_invalid", message: expect.stringMatching(want) }),
    );
  });

  it("F32: a key given for a certificate does not show in the message", () => {
    expect(() => nodeFetch({ host, ca: key })).toThrow(expect.objectContaining({ message: expect.not.stringContaining("PRIVATE") }));
  });

  it("F32: a polluted Object.prototype trusts nobody", () => {
    // oxlint-disable-next-line no-extend-native -- what an attacker does
    Object.defineProperty(Object.prototype, "dangerouslyAcceptAnyCertificate", { value: true, configurable: true });
    try {
      expect(tls(nodeFetch())).toBeUndefined();
      expect(() => nodeFetch({ host } as unknown as NodeFetchOptions)).toThrow(/option host/);
    } finally {
      Reflect.deleteProperty(Object.prototype, "dangerouslyAcceptAnyCertificate");
    }
  });
});

/** What the engine puts into a store's key. */
function tls(fetch: typeof globalThis.fetch): unknown {
  return (fetch as unknown as Record<symbol, unknown>)[Symbol.for("vendor-auth.tls")];
}

describe("the name of the way a host is trusted", () => {
  const digest = /^ca:sha256\/[\w+/]{43}=$/;
  const cases: [string, { given: NodeFetchOptions; want: unknown }][] = [
    ["as usual", { given: {}, want: undefined }],
    ["pin", { given: { host, pin }, want: `pin:${pin}` }],
    ["pins, in any order", { given: { host, pin: [other, pin] }, want: `pin:${pin},${other}` }],
    ["ca", { given: { host, ca }, want: expect.stringMatching(digest) }],
    ["any", { given: { host, dangerouslyAcceptAnyCertificate: true }, want: "any" }],
  ];
  it.each(cases)("%s", (_, { given, want }) => {
    expect(tls(nodeFetch(given))).toEqual(want);
    expect(Object.keys(nodeFetch(given))).toEqual([]);
  });

  it("is the same for the same authorities, whatever is around them", async () => {
    const second = (await makeCertificate()).ca;
    const names = [[ca, second], [second, ca], [`# comment\n${second}\n\n${ca}`]].map((list) => tls(nodeFetch({ host, ca: list })));
    expect(new Set(names).size).toBe(1);
    expect(names[0]).not.toBe(tls(nodeFetch({ host, ca })));
  });
});
