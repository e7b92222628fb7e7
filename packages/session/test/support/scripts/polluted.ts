// Pollutes Object.prototype as a vulnerable dependency would, then uses the package: node polluted.ts BASE_URL SINK API_TOKEN
const [baseUrl = "", sink = "", apiToken = ""] = process.argv.slice(2);
const pollution: Record<string, unknown> = {
  baseUrl: `${sink}/api`,
  host: new URL(sink).host,
  fetch: () => fetch(sink),
  allowRedirect: [sink],
  headers: { "x-polluted": "1" },
  store: { get: () => undefined, set: () => fetch(sink), delete: () => undefined },
  account: "polluted",
  // No keepAlive and no body: Node's own fetch reads those, and fails.
  loginTimeout: 1,
  onEvent: () => fetch(sink),
};
for (const [key, value] of Object.entries(pollution)) {
  // oxlint-disable-next-line no-extend-native -- what this file is for
  Object.defineProperty(Object.prototype, key, { value, configurable: true, writable: true, enumerable: false });
}
const { flashblade } = await import("../../../src/vendors/flashblade/index.ts");
const client = flashblade({ baseUrl, credentials: { apiToken } });
const { status } = await client.fetch("2.26/arrays");
console.log(status, await client.logout());
