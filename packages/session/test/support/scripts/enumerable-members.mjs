// Extends Object.prototype as old libraries do, then calls with FETCH: FETCH=nodeFetch node enumerable-members.mjs BASE_URL API_TOKEN
// From the built package: the part of Node that reads TypeScript does not load after that.
const members = { extend: () => "extended", "no header": "name", tags: ["a"], nested: { deep: true } };
for (const [key, value] of Object.entries(members)) {
  // oxlint-disable-next-line no-extend-native -- what this file is for
  Object.defineProperty(Object.prototype, key, { value, configurable: true, writable: true, enumerable: true });
}
const [{ flashblade }, { nodeFetch }] = await Promise.all([import("@vendor-auth/session/flashblade"), import("@vendor-auth/session/node")]);
const [baseUrl, apiToken] = process.argv.slice(2);
const fetch = process.env.FETCH === "nodeFetch" ? nodeFetch() : globalThis.fetch;
const client = flashblade({ baseUrl, credentials: { apiToken }, fetch });
const versions = await client.GET("/api_version");
const arrays = await client.GET("/2.26/arrays", { params: { query: { limit: 1, filter: { name: "x" } } }, headers: { "x-own": "1" } });
const posted = await client.fetch("2.26/file-systems?names=one", { method: "POST", body: JSON.stringify({ provisioned: 1 }) });
console.log(versions.status, arrays.status, posted.status < 500, await client.logout());
