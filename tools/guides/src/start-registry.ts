import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { promisify } from "node:util";
import type { Packed } from "@vendor-auth/packed/pack";

const run = promisify(execFile);

/** Serves packed packages as npm's registry does, on loopback, so that `npm install NAME` gets what would be published. */
export async function startRegistry(packed: readonly Packed[]): Promise<{ url: string; close(): Promise<void> }> {
  const tarballs = new Map(await Promise.all(packed.map(async ({ file }) => [basename(file), await readFile(file)] as const)));
  const manifests = new Map(
    await Promise.all(
      packed.map(async ({ name, file }) => {
        const { stdout } = await run("tar", ["-xzOf", file, "package/package.json"]);
        return [name, { file, manifest: JSON.parse(stdout) as { version: string } }] as const;
      }),
    ),
  );

  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "").slice(1);
    const tarball = tarballs.get(path);
    if (tarball !== undefined) return void response.end(tarball);
    const found = manifests.get(path);
    if (found === undefined) return void response.writeHead(404).end("{}");
    const { file, manifest } = found;
    const integrity = `sha512-${createHash("sha512")
      .update(tarballs.get(basename(file)) ?? "")
      .digest("base64")}`;
    const dist = { tarball: `${url}${basename(file)}`, integrity };
    const versions = { [manifest.version]: { ...manifest, dist } };
    response.setHeader("content-type", "application/json").setHeader("cache-control", "no-store");
    response.end(JSON.stringify({ name: path, "dist-tags": { latest: manifest.version }, versions }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
