import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type CertificateOptions, startEmulator } from "@vendor-auth/emulator";
import { onTestFinished } from "vitest";
import { nodeFetch } from "../../src/node/index.ts";
import { startProxy } from "./start-proxy.ts";

async function array(tls?: CertificateOptions) {
  const emulator = await startEmulator("flashblade", tls ? { tls } : {});
  onTestFinished(() => emulator.close());
  const { apiToken } = emulator.credentials;
  return {
    emulator,
    host: new URL(emulator.baseUrl).host,
    ca: emulator.ca ?? "",
    right: { baseUrl: emulator.baseUrl, credentials: { apiToken } },
  };
}

/** A server that is no array; undefined: closed again, so that nothing listens. */
async function other(listener: RequestListener | undefined): Promise<string> {
  const server = createServer(listener ?? (() => {}));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  if (listener) onTestFinished(() => void server.close());
  else await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

const answers =
  (status: number, type: string, body: string): RequestListener =>
  (_request, answer) =>
    answer.writeHead(status, { "content-type": type }).end(body);
const page = (status: number) => answers(status, "text/html", "<h1>Hello</h1>");
const json = (status: number, body = "{}") => answers(status, "application/json", body);
/** With what stands where the array was expected. */
const at = (listener: RequestListener | undefined) => async () => ({
  written: { ...example, baseUrl: `http://${await other(listener)}/api` },
});
const example = { host: undefined, credentials: { apiToken: "T-synthetic" } };
const day = 86_400_000;

/** The options as they were written, and the path that was called. */
export interface Scene {
  readonly written: object;
  readonly call?: string;
}

/** What people get wrong first, each with the servers that it needs. */
export const firstMistakes = {
  "no host": async () => ({ written: { credentials: example.credentials } }),
  "a URL as host": () => ({ written: { ...example, host: "https://fb1.example" } }),
  "a base URL without https://": () => ({ written: { ...example, baseUrl: "fb1.example/api" } }),
  "a base URL without /api": async () => {
    const { right } = await array();
    return { written: { ...right, baseUrl: right.baseUrl.replace("/api", "") } };
  },
  "a host that does not exist": () => ({ written: { ...example, host: "fb1.invalid" } }),
  "a port at which nothing listens": at(undefined),
  "a self-signed certificate": async () => ({ written: { ...example, host: (await array({ selfSigned: true })).host } }),
  "a certificate for another name": async () => {
    const { host, ca } = await array({ hosts: ["fb2.example"] });
    return { written: { ...example, host, fetch: nodeFetch({ host, ca }) } };
  },
  "a certificate that has expired": async () => {
    const { host, ca } = await array({ notBefore: new Date(Date.now() - 2 * day), notAfter: new Date(Date.now() - day) });
    return { written: { ...example, host, fetch: nodeFetch({ host, ca }) } };
  },
  "https:// to a server without TLS": async () => ({ written: { ...example, host: (await array()).host } }),
  "http:// to a server with TLS": async () => ({ written: { ...example, baseUrl: `http://${(await array({})).host}/api` } }),
  "a wrong token": async () => ({ written: { ...(await array()).right, credentials: { apiToken: "T-wrong" } } }),
  "a token that is not set": async () => ({ written: { ...(await array()).right, credentials: { apiToken: undefined } } }),
  "a token with a line break": async () => ({ written: { ...(await array()).right, credentials: { apiToken: "T-synthetic\n" } } }),
  "no credentials": async () => ({ written: { ...(await array()).right, credentials: undefined } }),
  "a locked account": at(json(423)),
  "too many logins": at(json(429)),
  "too many sessions": at(json(503, '{"errors":[{"message":"Too many sessions, the limit is 8"}]}')),
  "a proxy that blocks with a page": at(page(403)),
  "a server that welcomes with a page": at(page(200)),
  "a server that fails": at(page(502)),
  "an API that has no such login": at(json(404)),
  "a proxy that refuses": async () => {
    const { emulator } = await array();
    process.env["HTTPS_PROXY"] = (await startProxy(emulator.port, { refuses: true })).url;
    onTestFinished(() => void delete process.env["HTTPS_PROXY"]);
    return { written: { ...example, host: "fb1.example", fetch: nodeFetch({}) } };
  },
  "a path on the wire instead of below the base URL": async () => ({ written: (await array()).right, call: "/api/2.26/arrays" }),
  "a URL of another server": async () => ({ written: (await array()).right, call: "https://fb2.example/api/2.26/arrays" }),
  "a store without an account": async () => ({ written: { ...(await array()).right, store: new Map() } }),
} satisfies Record<string, () => Scene | Promise<Scene>>;
