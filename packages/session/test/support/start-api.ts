import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface SeenRequest {
  /** Method and path with query: `GET /things?kind=large`. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ApiAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string | Buffer;
}

/** A server whose answers `answer` gives, and what it saw. Closed when the test ends. */
export async function startApi(answer: (request: SeenRequest, count: number) => ApiAnswer | Promise<ApiAnswer>) {
  const seen: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const one = { target: `${request.method} ${request.url}`, headers: request.headers, body };
    seen.push(one);
    const { status = 200, headers, body: sent } = await answer(one, seen.length);
    response.writeHead(status, headers).end(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => server.close().closeAllConnections());
  return { seen, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
