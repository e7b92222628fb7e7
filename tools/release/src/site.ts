import { createServer, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import type { RunningEmulator } from "@vendor-auth/emulator";

/** A web site whose page may call a vendor's API. */
export interface Site extends AsyncDisposable {
  readonly origin: string;
}

/**
 * Serves a page, its scripts, and the API below `/api/`, passed on byte for byte: same origin, as sites that use such an API
 * in a browser do. The emulator itself sends no CORS headers, as the vendors' servers are not known to.
 */
export async function startSite(emulator: RunningEmulator, scripts: Readonly<Record<string, string>>): Promise<Site> {
  const server = createServer((request, response) => {
    const { method, url = "/", headers } = request;
    const script = scripts[url];
    if (script !== undefined) response.writeHead(200, { "Content-Type": "text/javascript" }).end(script);
    else if (!url.startsWith("/api/")) response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>A page</title>");
    else {
      const passed = send({
        host: emulator.host,
        port: emulator.port,
        method,
        path: url,
        headers: { ...headers, host: `${emulator.host}:${emulator.port}` },
      });
      passed.on("response", (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      });
      passed.on("error", () => response.destroy());
      request.pipe(passed);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
