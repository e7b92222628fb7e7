import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

/** A host that no spec may make the generator ask: it counts its requests. Serves while the tests of the file run. */
export function canaryServer(): { readonly origin: string; readonly requests: number } {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.end("type: string");
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => server.close());
  return {
    get origin() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    get requests() {
      return requests;
    },
  };
}
