// Loaded before an example: its hosts are the emulators of the test. Everything else is refused.
const routes = JSON.parse(process.env["EXAMPLE_ROUTES"] ?? "{}");
const send = globalThis.fetch;

globalThis.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : input.toString();
  const loopback = /^http:\/\/(127\.0\.0\.1|localhost):/;
  const [from, to] = Object.entries(routes).find(([base]) => url.startsWith(base)) ?? ["", ""];
  const target = to + url.slice(from.length);
  if (!loopback.test(target)) return Promise.reject(new Error(`an example asked for ${new URL(url).origin}`));
  return send(target, init);
};

// What examples leave to the reader: see names-of-examples.d.ts.
globalThis.readFromVault = async () => process.env.FLASHBLADE_API_TOKEN;
const { cloudendure } = await import("@vendor-auth/session/cloudendure");
globalThis.client = cloudendure({ credentials: { userApiToken: process.env.CLOUDENDURE_USER_API_TOKEN } });
