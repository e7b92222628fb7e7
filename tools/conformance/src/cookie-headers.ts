import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Emulator } from "@vendor-auth/emulator";

/** A front of an emulator: the same server, whose answers carry each cookie also as a header of its own. */
export interface CookieHeaders {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/**
 * Serves an emulator on loopback, and adds `x-cookie-NAME: VALUE` for each cookie that an answer sets. An Arazzo runner has
 * no expression for one cookie, and `redocly respect` keeps the last Set-Cookie only.
 */
export async function serveWithCookieHeaders(emulator: Emulator): Promise<CookieHeaders> {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const { method = "GET", url = "/" } = request;
    const body = pieces.length > 0 ? { body: Buffer.concat(pieces) } : {};
    const answer = await emulator.fetch(new URL(url, emulator.origin), { method, headers, ...body });
    response.statusCode = answer.status;
    for (const [name, value] of answer.headers) response.appendHeader(name, value);
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      response.setHeader(`x-cookie-${pair.slice(0, pair.indexOf("="))}`, pair.slice(pair.indexOf("=") + 1));
    }
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: emulator.baseUrl.replace(emulator.origin, `http://127.0.0.1:${port}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
