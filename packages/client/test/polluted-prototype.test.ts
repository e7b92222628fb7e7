import type { IncomingHttpHeaders } from "node:http";
import { expect, it } from "vitest";
import { createClient } from "../src/index.ts";
import { operations, type paths } from "./support/petstore.ts";
import { serve } from "./support/serve.ts";

const json = { "content-type": "application/json" };

it("F39: a polluted Object.prototype sets no option", async () => {
  const seen: IncomingHttpHeaders[] = [];
  const server = await serve((request, response) => {
    seen.push(request.headers);
    response.writeHead(200, json).end('{"name":"Rex"}');
  });
  const client = createClient<paths>({ baseUrl: server.url, operations });
  const evil = await serve((_, response) => void response.writeHead(200, json).end('{"name":"evil"}'));
  const pollution: Record<string, unknown> = {
    baseUrl: evil.url,
    fetch: () => Promise.reject(new Error("polluted")),
    headers: { "x-polluted": "1" },
    parseAs: "stream",
    redirect: "follow",
    middleware: [{ onRequest: () => Response.json({ name: "polluted" }) }],
  };
  const prototype = Object.prototype as unknown as Record<string, unknown>;
  try {
    for (const [key, value] of Object.entries(pollution)) {
      Object.defineProperty(prototype, key, { value, configurable: true, writable: true, enumerable: false });
    }
    const result = await client.GET("/pets/{id}", { params: { path: { id: "1" } } });
    expect(result.data).toEqual({ name: "Rex" });
    expect(seen[0]).not.toHaveProperty("x-polluted");
  } finally {
    for (const key of Object.keys(pollution)) delete prototype[key];
    await evil.close();
    await server.close();
  }
});
