import { fileURLToPath } from "node:url";
import { preview } from "vite";

/** Serves the built site on a free port of loopback. */
export async function serveSite(): Promise<{ origin: string; close(): Promise<void> }> {
  const root = fileURLToPath(new URL("../../../docs/.vitepress", import.meta.url));
  const server = await preview({ root, appType: "mpa", logLevel: "error", preview: { host: "127.0.0.1", port: 0 } });
  const address = server.httpServer.address();
  if (address === null || typeof address === "string") throw new Error("the site's server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
