import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createClient, type OperationTable } from "@vendor-auth/client";
import { generate } from "../../src/index.ts";

/** What a server received. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

interface AnyResult {
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** A client whose types are not looked at: what is tested is what it sends. */
export type AnyClient = Record<"GET" | "POST" | "PUT" | "HEAD", (path: string, call?: object) => Promise<AnyResult>>;

const head = `openapi: 3.1.0
info: { title: Wire, version: "1" }
servers: [{ url: "https://wire.example/v1" }]
x-session: { login: login, credentials: { token: $response.header.X-Token } }
security: [{ token: [] }]
components: { securitySchemes: { token: { type: apiKey, in: header, name: X-Token } } }
`;
const key = { name: "key", in: "header", required: true, schema: { type: "string", format: "password" } };
const login = {
  post: {
    operationId: "login",
    security: [],
    parameters: [key],
    responses: { 204: { description: "Open.", headers: { "X-Token": { schema: { type: "string" } } } } },
  },
};

/** The generated table of operations, of `paths` as JSON. */
export async function operationsOf(paths: object): Promise<OperationTable> {
  const files = await generate(`${head}paths: ${JSON.stringify({ "/login": login, ...paths })}\n`, "wire.yaml", { docs: "none" });
  // In this package, so that what is generated finds the package that it imports.
  const folder = mkdtempSync(fileURLToPath(new URL("../../.generated-", import.meta.url)));
  try {
    const file = join(folder, "operations.ts");
    writeFileSync(file, files.get("src/generated/operations.ts") ?? "");
    return ((await import(pathToFileURL(file).href)) as { operations: OperationTable }).operations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A server that keeps what it receives. */
export async function receiver(
  answer: (request: Received, response: ServerResponse) => void = (_, response) => void response.writeHead(204).end(),
) {
  const seen: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) };
    seen.push(received);
    answer(received, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    seen,
    client: (operations: OperationTable, options: object = {}) =>
      createClient({ baseUrl: `${url}/v1`, operations, ...options }) as unknown as AnyClient,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
